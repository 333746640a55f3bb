/** Given names of men only, and of women only, made by `npm run names` from the package @faker-js/faker. */
export const MALE_NAMES = `
Aaron Abdon Abdou Abdoul Abdoulaye Abdul Abdullah Abe Abel Abelardo Aboubacar Abraham Achille Adalbert Adalberto Adam
Adelin Adem Adi Adil Aditya Adolf Adolfo Adonis Adrian Adriano Adrien Adrián Adán Agaton Agustín Ahmad Ahmed Ahmet
Aidan Aiden Aimé Aksel Alain Alan Alassane Alban Albert Alberto Albin Albín Alcibiade Alcide Aldo Alec Alejandro
Aleksa Aleksandar Aleksander Alessandro Alessio Alexander Alexandr Alexandre Alexandru Alexej Aleš Alfonso Alfred
Alfredo Alfréd Aliou Allan Allen Alojz Alonzo Aloïs Alparslan Alpha Alphonse Alton Alvin Aly Amadou Amar Ambroise Amin
Amir Amos Anatol Anatole Anders Andre Andreas Andrei Andrej Andres Andrew Andrija André Andrés Andy Ange Angelo Angus
Anselme Antero Anthony Antoine Anton Antoni Antonin Antonio Antony Apollo Archibald Archie Arda Ari Arian Arie Aris
Aristide Arjun Armand Armando Armel Armin Arnaldo Arnaud Arne Arno Arnold Aron Arpád Arsène Arthur Artur Arturo Arun
Arvid Attila August Auguste Augustin Aurel Aurelian Aurelio Aurèle Austin Auxence Axel Ayaz Ayden Ayman Aymeric Ayoub
Aziz Bakary Balthazar Baptiste Barry Bart Bas Basil Basile Bastian Bastien Batuhan Baudouin Beau Ben Benedikt Beniamin
Benito Benjamin Benjamín Bennett Bennie Benny Benoît Bent Berat Berkay Bernard Bernardo Bert Bertram Bertrand Bilal
Bill Billy Björn Blahoslav Blaise Blake Blažej Bob Bobby Bogdan Bohdan Bohumil Bohumír Bohuslav Bohuš Bojan Boleslav
Bonifác Boris Boubacar Boubou Boyd Božidar Brad Bradford Bradley Bram Brando Brandon Branimir Branislav Branko Brayan
Brendan Brent Bret Brett Briac Brian Brice Brieuc Bruce Bruno Bryan Bryant Burak Byron Caio Caleb Calixte Calvin Camil
Can Candido Carl Carlo Carlos Carlton Carmelo Carmine Cas Casper Cecil Cedric Cedrik Celestin Cem Cesar Cezar Chad
Charles Chase Cheikh Chester Christ Christophe Christopher Ciprian Clarence Clark Claudio Clay Clayton Clemens Clement
Clemente Clifford Clifton Clint Clinton Clovis Clyde Cody Colin Collin Conner Connor Conrad Constant Constantin Cooper
Corentin Corey Cornel Corneliu Cornelius Corvin Cory Craig Cristian Cristiano Cristobal Cristofor Ctibor Curt Curtis
Cyprien Cyprián Cyriaque Cyril Cyrille Cyrus Cédric César Côme Daan Dalibor Damian Damien Damir Damián Damjan Damon
Dan Daniel Danijel Danilo Dante Danu Daouda Darian Darin Dario Darius Darko Darnell Darrel Darrell Darren Darrin
Darryl Daryl Dave Davi David Davide Davin Davor Dax Dean Declan Dejan Delbert Demba Denis Dennis Derek Derrick Deven
Devin Dewey Dexter Dezider Diego Dimitri Dino Dinu Dion Dionýz Djibril Dobroslav Domenic Domenico Domingo Dominic
Dominick Dominik Don Donald Donato Donnie Donny Donát Dorel Dorian Dorin Dorián Doug Douglas Doyle Drahomír Drahoslav
Dražen Duane Dumitru Duncan Dustin Dušan Dwayne Dwight Dávid Earl Earnest Eddie Eddy Edgar Edgard Edgardo Edison
Edmond Edmund Eduard Eduardo Edvard Edvin Edward Edwin Efe Efrem Elbert Eleazar Eliah Elian Eliano Elias Elijah Elio
Eliseo Elliot Elliott Elmer Elmo Elvis Elyas Emanuel Emil Emile Emilian Emiliano Emilio Emin Emir Emmanuel Emmett Emre
Enea Enes Enguerrand Ennio Enrico Enrique Ensar Enzo Eray Eren Eriberto Eric Erich Erick Erik Ernest Ernesto Ervin
Ervín Erwin Esteban Ethan Etienne Eugen Eugene Eugène Eusebio Evan Everardo Everett Eymen Ezio Ezra Fabian Fabiano
Fabien Fabio Fabrice Fausto Federico Fedor Feliciano Felipe Felix Ferdinand Fernando Ferre Fidel Filemon Filiberto
Filip Filipe Filippo Finn Finnley Fiodor Flavien Flavio Florent Florentin Florian Florin Florián Floyd Flynn Forrest
Franc Francesco Francisco Franco Frank Franklin František Franz François Fred Freddie Frederic Frederick Frederico
Frederik Fredrick Fredrik Friedrich Fritz Fynn Fábio Félix Gabin Gabriel Gael Gaetano Garrett Garry Gary Gaspar
Gaspard Gaston Gautier Gaël Gašpar Gedeon Gejza Gene Gennaro Geoffrey Geoffroy Georg George Georges Gerald Gerard
Gerardo Gerhard Germain Germán Gerrit Ghenadie Gheorghe Giacomo Gian Gianluca Gianni Gideon Gilbert Gilberto Gilles
Gino Gioele Giovanni Giuliano Giulio Giuseppe Gleb Glen Glenn Gonzague Gonzalo Goran Gordan Gordon Grady Graham Grant
Greg Gregg Gregor Gregorio Gregory Grgur Grigore Guido Guilherme Guillaume Guillermo Gunnar Gust Gustav Gustave
Gustavo Guy Habib Hakim Halim Hamidou Hamza Hans Harald Hari Harold Harrison Harry Harvey Hasan Hassan Hector Hendrik
Henri Henrik Henrique Henry Herbert Herman Hernán Homer Homero Horace Horacio Howard Hubert Hugh Hugo Hugues Hunter
Hélio Iacob Ian Ibrahim Ibrahima Idris Idrissa Ignacio Ignacy Ignác Igor Ilarion Ilay Ilian Ilias Ilie Ilija Ilja
Ilyas Immanuel Imran Indra Ioan Ion Ionel Iosif Irvin Irving Isaac Isac Isaiah Isaias Isak Isidore Ismael Ismail
Israel Issa Iulian Iurie Ivan Ivar Ivo Iván Izidor Jace Jack Jackson Jacob Jacobo Jacques Jaden Jadranko Jairo Jake
Jakob Jakov Jakub Jamal James Jamil Janko Jannik Jannis Janosch Jared Jari Jarne Jarod Jarolím Jaromír Jaron Jaroslav
Jasen Jason Jasper Javier Jay Jayce Jayden Jaylen Jayson Jed Jeff Jeffery Jeffrey Jelle Jens Jeppe Jerald Jeremiah
Jeremie Jeremy Jermaine Jerome Jerry Jerónimo Jesper Jesus Jesús Jett Jim Jimmie Jimmy Joachim Joah Joakim Joaquim
Joaquín Job Joe Joel Joey Johan Johann Johannes John Johnathan Johnny Jon Jona Jonah Jonas Jonatan Jonathan Jonathon
Joost Jordi Jordy Jorge Joris Jose Josef Joseph Josh Joshua Josiah Josue Josué José Jovan Jozef Jozue João Joël Jože
Juan Juda Jude Julian Julien Julio Julius Junior Juri Justin Justus Justyn Jørgen Júlio Kaan Kacper Kadir Kaj Kamil
Karim Karl Karol Kasper Kazimír Keano Keanu Keith Kelvin Ken Kenan Kenneth Kenny Kent Kenzo Kerem Kerim Kevin Khalil
Kian Kilian Kirk Kjell Klaas Klemens Klement Kobe Koloman Konrad Konstantin Koray Kornel Kristian Kristijan Kristián
Kristoffer Kristopher Kurt Kyan Kyle Ladislau Ladislav Lamar Lambert Lamine Lance Larry Lars Lassana Lasse Latif
Laurens Laurent Lauri Laurin Lawrence Lazar Lazare Lean Leander Leandro Leif Leland Len Lenn Lennart Lennert Lennox
Lenny Leo Leon Leonard Leonardo Leonel Leonid Leonidas Leopold Leopoldo Leroy Lester Lev Levent Levi Levin Lewis Liam
Lian Lias Lincoln Lino Linus Lio Lion Lionel Lior Lisandro Livio Liviu Lloyd Lonnie Lorenz Lorenzo Lorin Loris Louay
Louie Louis Loup Lowell Loïc Luan Luc Luca Lucas Lucian Luciano Lucien Lucio Lucius Ludovic Ludwig Luigi Luis Luka
Lukas Luke Lukáš Luther Lyam Lyle Léo Léopold Mack Mads Mael Magnus Mahdi Mahir Mahmoud Maksim Malcolm Malick Malik
Malo Mamadou Manuel Marc Marceau Marcel Marcelo Marco Marcos Marcus Marek Mariano Marin Marino Mario Marius Marián
Mark Marko Markus Marlo Marlon Marshall Martim Martin Marty Martín Marvin Mason Matej Mateo Mateus Mateusz Matheo
Mathew Mathias Mathis Mathurin Matias Matis Mats Matt Matteo Matthew Matthias Matthieu Matthis Matti Mattia Mattis
Maurice Mauricio Mauro Maxence Maxim Maximilian Maximilien Maximilián Mayeul Maël Medard Mehmet Melchior Melvin Merlin
Mert Mervin Mete Metod Micah Micha Michael Michal Michaël Micheal Michel Mick Miguel Mihai Mihail Mikael Mikail Mike
Mikkel Mikuláš Milan Mile Miles Milivoj Milo Milorad Miloslav Miloš Milton Miran Mircea Mirco Mirko Miro Miron
Miroslav Mirza Mitchell Mladen Modest Modesto Mohamed Mohammad Mohammed Mojmír Moritz Morris Morten Moses Mouhamadou
Mouhamed Moussa Moustapha Moïse Muhammad Muhammed Murat Musa Mustafa Mylan Myron Nadir Nael Nahil Napoleon Narcis
Narciso Nasrullah Natan Natanael Nathan Nathanael Nathanaël Nathaniel Neal Neil Nelson Neo Nestor Neven Nevio Nicholas
Nick Nico Nicolae Nicolaie Nicolas Nicolás Nicu Niels Nigel Niklas Niko Nikodem Nikolai Nikolas Nils Nino Noah Noam
Noan Noe Nolan Norbert Norberto Norman Noé Noël Octave Octavian Octavio Odin Odon Olaf Ole Oleg Oliver Olivier Oliwier
Omar Onur Oren Orlando Orville Oscar Oskar Osman Osvaldo Otis Oto Otto Oumar Ousmane Owen Pablo Pacôme Pankrác
Pantaleon Paolo Pascal Pasquale Patricio Patrick Patrik Paul Paulo Pavel Pedro Per Percy Pero Perry Petar Pete Peter
Petru Phil Philip Philipp Philippe Phillip Pierre Pietro Piotr Pius Platon Preston Prince Prokop Prosper Quentin
Quinten Radislav Radomír Radoslav Radovan Radoš Radu Radúz Rafael Rafaël Rahul Rajko Ralph Ramiro Ramon Ramón Randal
Randall Randolf Randolph Randy Ranko Raoul Raphael Raphaël Rasmus Rastislav Raul Ravi Ray Rayan Rayen Raymond Raúl
Reginald Remus Renato Rene René Rex Reza Ricardo Riccardo Richard Rick Rickey Ricky Rico Rino Roan Robert Roberto
Robinson Rocco Roch Roderick Rodney Rodolfo Rodrigo Rodrigue Rogelio Roger Rohan Roland Rolando Rolf Romain Roman
Romeo Romuald Romulus Roméo Ron Ronald Ronan Ronnie Roosevelt Ross Rostislav Roy Ruben Rubén Rudolf Rudolph Rudy Rufus
Rupert Ruslan Russell Róbert Sabri Said Salih Salim Salomon Salvador Salvatore Samba Sami Samir Sammy Samson Samuel
Samuele Sancho Sander Sandro Sandu Santiago Santino Santos Saul Sava Scott Sean Sebastian Selim Sem Semih Senne Seppe
Serge Sergej Sergio Sergiu Servác Seth Severín Seydou Shane Shaun Sheldon Sherman Sid Sidy Siebe Sigurd Silas Silvan
Silviu Simeon Simion Simon Sinan Siro Slavko Slavomír Souleymane Spencer Stan Stanislas Stanislav Stanko Stanley
Stefan Stelian Stephan Stephen Steve Steven Stewart Stig Stojan Stuart Stéphane Surya Sven Sylvain Sylvester Tadeáš
Taha Tancrède Tanguy Taras Ted Teo Teodor Teodoro Teofil Terence Terrance Terrell Terrence Theo Theodor Theodore
Thiago Thibault Thierno Thierry Thomas Théo Théophile Tiago Tibor Tichomír Tidiane Tihomir Till Tim Timmy Timo Timon
Timotej Timoteo Timothy Timur Tito Titus Tobias Tobin Todd Tom Toma Tomas Tomislav Tommie Tommy Tomás Tomáš Traian
Travis Trevor Tristan Troy Tudor Tuur Tyler Tyron Tyrone Ubaldo Ugo Ulysse Umut Urban Uriel Vadim Valdemar Valentin
Valentino Valter Vasco Vasil Vasile Velimir Vendelín Veniamin Verner Vernon Vianney Vic Vicente Victor Victorien Viggo
Viktor Vince Vincenc Vincent Vincenzo Viorel Virgil Vito Vlad Vladimir Vladimír Vladislav Vlastimil Vratislav Vsevolod
Vuk Václav Víctor Vít Wade Wallace Walter Wandrille Warren Wayne Wendell Wesley Wilbert Wilbur Wilfred Wilhelm Willard
William Willie Willis Willy Wilson Winston Woodrow Wout Xander Xaver Xavier Yago Yahya Yanis Yann Yannick Yannik
Yannis Yaron Yasin Yassin Yassine Yoann Younes Youssef Yunus Yuri Yusuf Yves Zacharie Zachary Zack Zackary Zakaria
Zakary Zayd Zdenko Zdravko Zeno Zeyd Ziyad Zlatko Zoltán Zoran Ábel Áron Édouard Élie Étienne Ígor Óscar Ömer Časlav
Štefan`;

export const FEMALE_NAMES = `
Aaliyah Abbey Abby Abigail Abigaïl Aby Ada Adalberta Adela Adelaida Adele Adelina Adeline Adina Adriana Adrienne
Adrijana Adriána Adèle Adélaïde Adélie Afra Agata Agathe Aglae Aglaé Agnes Agnesa Agnès Agustina Agáta Aida Aileen
Aimee Aimée Aisha Alana Alba Albane Alberta Alberte Albertina Albina Albína Alda Alea Alejandra Aleksandra Alena
Alenka Alessandra Alessia Alexa Alexandra Alexandrea Alexandrina Alexandrine Alexane Alexanne Alexia Aleyna Alfreda
Alia Alica Alice Alicia Alida Alima Alina Aline Alisa Alisha Alison Alissa Alix Aliya Aliyah Aliénor Allegra Allison
Alma Alvina Alya Alycia Alyssa Alyssia Alysson Amalia Amanda Amandine Amara Amaya Amber Ambra Ambre Amelia Amelie Ami
Amie Amina Aminata Amira Amy Amália Amélia Amélie Ana Anabel Anabela Anabelle Anamarija Anastasia Anastasija
Anastazija Anaëlle Anaïs Anda Andrea Andreja Andrina Aneta Anežka Angela Angelica Angelina Angeline Angelique
Anghelina Angie Angèle Ani Anica Anika Anissa Anita Anja Anjali Anka Ann Anna Annabel Annabell Annabelle Anne Anneli
Annette Anni Annie Annika Anouk Antea Antigone Antoinette Antonella Antonia Antonina Anya Anđela Apolline April
Araceli Ariadna Ariana Ariane Arianna Arielle Arina Arlene Armance Armelle Armida Artemisa Arwen Arya Asha Asia Asja
Assunta Astou Astrid Asya Athena Aude Audrey Augusta Augustina Aura Aurelia Aurelie Auriane Aurica Aurora Aurore
Aurélie Ava Awa Axelle Aya Ayana Ayla Aylin Azra Aïcha Aïda Aïssata Aïssatou Barbara Barbora Beata Beatrice Beatriz
Becky Belinda Bella Bente Berenice Berit Bernadette Bernice Berta Bertha Bertille Beryl Bessie Beth Bethany Betina
Betsy Betty Beulah Beverly Beáta Bianca Bianka Bibiana Billie Binta Bintou Blanca Blanche Blandine Blanka Blažena
Bobbie Bogdana Bohdana Bohumila Bohuslava Bojana Bonnie Borka Božena Božica Božidara Brandi Brandy Branislava Branka
Brankica Brenda Bridget Brigita Brigitte Britt Brittany Bronislava Brooke Bruna Caitlin Calista Camelia Camila Camilla
Camille Candace Candice Candida Capucine Cara Caridad Carina Carine Carla Carlota Carlotta Carmela Carmen Carole
Carolina Caroline Carolyn Carrie Casandra Cassandra Cassandre Cassie Cataleya Catalina Caterina Catharina Catherine
Cathy Cecelia Cecile Cecilia Cecilie Cecília Celeste Celestine Celia Celina Celine Ceyda Ceylin Cezara Chanel Chantal
Charlene Charline Charlotte Chelsea Chelsey Cheryl Cheyenne Chiara Chloe Chloé Christelle Christie Christina Christine
Christy Cindy Claire Clara Clarissa Clarisse Claudia Claudine Clea Clelia Clementina Clementine Cleo Cleopatra Cloe
Clotilde Clémence Clémentine Coline Colleen Concepción Conchita Connie Constance Cora Coralie Coraline Cordelia Corina
Corinna Cornelia Cosima Coumba Courtney Crina Cristiana Cristina Crystal Cynthia Cyrielle Cécile Célia Céline Dagmar
Dagmara Dahlia Daisy Dalia Dalibora Daliborka Dalida Dalila Damaris Damiana Danica Daniela Daniella Danielle Danijela
Danka Daphne Daphnee Daphné Daria Dariana Darija Darina Darinka Darja Darla Darlene Dawn Dea Deanna Debbie Debora
Deborah Debra Defne Delfina Delia Della Delores Delphine Denisa Denise Desiree Devi Dewi Diana Diane Dianna Dianne
Didina Dilara Dina Divna Dixie Dobromila Dobroslava Doina Dolores Domenica Dominika Domnica Donata Donna Dora Dorcas
Doreen Doriana Doriane Dorina Doris Dorota Dorotea Doroteja Dorothea Dorothy Draga Drahomíra Drahoslava Dua Dubravka
Dunja Dušana Débora Ebba Ebony Ecaterina Eda Edita Edith Edna Eduarda Eileen Ela Elaine Elda Elea Eleanor Eleanore
Elena Eleni Eleonora Eleonore Eliana Eliane Elif Elin Elina Eline Elinor Elisa Elisabeth Elisaveta Elise Elissa Eliza
Elizabeth Eliška Ella Ellen Elli Ellie Elly Elmira Elodie Eloisa Eloise Elsa Else Elsie Elvira Elvíra Elyssa Elza Ema
Emanuela Emelie Emely Emie Emilia Emilie Emilija Emily Emma Emmanuelle Emmie Emmy Emília Ena Enola Enya Erica Erika
Erin Erma Erna Ernestina Ernestine Esma Esmeralda Esperanza Essie Estela Estella Estelle Ester Estera Esther Etela
Ethel Eugenia Eugenie Eugénie Eula Eulalia Eulalie Eunice Eusebia Eva Eve Evelin Evelina Eveline Evie Evy Fabiana
Fabiola Faith Fannie Fanny Fanta Fantine Farah Fatim Fatima Fatimata Fatma Fatou Fatoumata Faustine Fay Faye Febe
Fedora Felicia Felicie Felicita Femke Fien Filipa Filippa Filomena Filoména Finja Fiona Flavia Flavie Fleur Floor
Flora Flore Florence Florencia Florentina Floriana Florina Florine Flóra Frances Francesca Francisca Františka Freda
Freya Frida Frieda Félicie Gabriela Gabriella Gabrielle Gabrijela Gaia Galina Garance Gayle Gaëlle Gemma Geneva
Genevieve Georgeta Georgette Georgia Georgiana Geraldine Gerda Gertruda Gertrude Giada Gilda Gina Ginger Gioia Giorgia
Giovanna Gisèle Gita Giulia Giuliana Gizela Gladys Glenda Gloria Gordana Grace Gracie Graciela Greta Gretchen Griselda
Gréta Guadalupe Gudrun Guillemette Guillermina Gwen Gwenaëlle Gwendolyn Haby Hafsa Hailey Halima Hana Hanna Hannah
Hanne Harriet Hasna Hattie Hawa Hayley Hazel Heather Heidi Helen Helena Helene Helga Helin Henrieta Henrietta
Henriette Hermine Hermína Herta Hilda Hira Holly Hope Hortense Héloïse Hélène Ida Ilaria Ileana Ilenia Iliana Ilinca
Ilona Ilsa Imani Imelda Imke Ina Inara Inaya Indira Ines Inesa Inez Inga Ingrid Ingrida Inka Inna Inès Inés Ioana
Iolanda Ionela Irena Irene Irina Iris Irma Irène Isabel Isabela Isabell Isabella Isabelle Isadora Iseult Isidora Isis
Isra Iulia Iuliana Iva Ivana Ivanka Ivanna Iveta Ivona Ivy Izabela Izabella Izolda Jacinthe Jacqueline Jacquelyn Jada
Jade Jadranka Jana Jane Janelle Janet Janeta Janice Janie Janina Janine Janka Janna Jara Jarmila Jaroslava Jasmin
Jasmina Jasmine Jasna Jayda Jazmin Jeanette Jeanne Jeannette Jeannie Jehanne Jela Jelena Jelica Jenna Jennie Jennifer
Jenny Jessica Jette Jil Jill Joana Joann Joanna Joanne Jodi Joelle Johanna Johanne Jolana Jolie Jolien Joline Josefa
Josefin Josefina Josefine Josephine Josie Joséphine Jovana Joy Joyce Jozefína Joëlle Juana Juanita Judita Judith Judy
Jule Julia Juliana Julianne Julie Julieta Juliette Juna June Justina Justine Júlia Kadiatou Kaia Kaja Kali Kamila Kara
Karen Karin Karina Karine Karla Karmela Karolina Karoline Karolína Kassandra Katarina Kate Katharina Katherine
Kathleen Kathryn Kathy Katie Katja Kato Katrin Katrina Katrine Kaya Kayla Kaylee Kayleigh Keira Kelley Kelli Kellie
Kendra Kenza Khadidiatou Khadija Khady Kiana Kiara Kimberly Kira Kirsten Klara Klaudia Kleopatra Klára Krista Kristen
Kristi Kristie Kristin Kristina Kristine Kristy Krystal Kyra Lada Laila Lala Lalita Lamia Lana Lara Larisa Larissa
Latoya Laura Laure Lauren Lauriane Laurie Laurine Lauryn Laurène Laverne Lavinia Layla Lea Leah Leana Leandra Leann
Leanne Leda Leila Lela Lelia Lena Lene Leni Lenia Lenka Lenya Leona Leoni Leonie Leonor Leonora Leontina Leopoldina
Leticia Letizia Letícia Lexi Lexie Leyla Lia Liana Lidia Lidija Lien Lila Lili Lilia Lilian Liliana Liliane Lilla
Lillian Lillie Lilly Lilou Lily Lina Linda Linde Lindsey Line Linn Linnea Lisa Lisanne Lisbeth Lise Liv Liva Livia
Liya Liyana Liz Liza Lize Ljiljana Ljuba Ljubica Lois Lola Lora Loredana Lorena Lorene Lorenza Loretta Lori Lorna
Lorraine Lotta Lotte Louisa Louise Lourdes Luana Luce Lucia Luciana Lucie Lucienne Lucija Lucile Lucille Lucy Ludivine
Ludmila Ludovica Luena Luisa Luise Luiza Lujza Lula Luna Luz Lya Lydia Lydie Lyla Lynda Lynette Lynn Lynne Léa Léna
Léonie Lívia Mabel Mable Mackenzie Macy Maddison Madeleine Madeline Madison Mae Maeve Mafalda Magali Magda Magdalena
Magdaléna Maggie Mahaut Maia Maida Maira Maja Majda Malena Malia Malika Malin Malina Malou Malvina Malvína Mamie Mandy
Manon Manuela Mara Marcela Marcella Marcia Mare Maren Margaret Margareta Margarida Margarita Margaux Margie Margita
Margot Marguerite Mari Mariam Mariama Mariana Marianna Marianne Marica Maricarmen Maricica Marie Mariella Marija
Marika Marilena Marilou Marilyn Marina Marine Marisa Marisol Marit Marita Marjorie Marlen Marlena Marlene Marsha Marta
Martha Marthe Martina Martine Marwa Mary Maryam Maryann María Mathilda Mathilde Matilda Matilde Mattie Matylda Maud
Maude Maureen Maxima Maxine May Maya Mayra Mayte Maëlle Maï Maïmouna Maša Medina Megan Meghan Meike Melania Melanie
Melany Melba Melek Melia Melike Melina Melinda Melis Melisa Melissa Melita Melody Mercedes Meredith Merel Merve Meryem
Mette Mia Micaela Michaela Michelle Mihaela Mikayla Mila Milada Milana Mildred Milena Milica Milla Miloslava Mina
Mindy Minerva Minnie Minodora Mira Mirabela Miranda Miray Mireille Mirela Mirella Miriam Mirjam Mirka Mirna Miroslava
Misty Moira Molly Mona Monica Monika Monique Monserrat Morgana Morgane Muriel Mya Myla Myra Myriam Myrna Myrtle Márcia
Mélissa Mónica Nada Nadežda Nadia Nadine Nadja Nala Nancy Naomi Naomie Narcisa Natalia Natalie Natalija Natasa Natasha
Nataša Nathalie Natália Naya Nayla Neda Nela Neli Nelli Nellie Nelly Nena Nerea Nettie Neva Nevena Nevenka Neyla Nia
Nichole Nicole Nicoleta Niculina Nika Nikki Nikolina Nila Nina Nine Nisa Noa Noelia Noemi Noemie Nola Nona Noor Nora
Norah Nore Norina Norma Nova Novella Novi Noémie Noëlle Nur Oceane Octavia Ofelia Ofélia Olga Olimpia Oliva Olive
Olivia Oliwia Olympe Olympia Olívia Opal Ophelia Ora Oriane Orlane Ornella Otilia Oumou Oxana Padma Paige Palmira Pam
Pamela Paola Pascale Patricia Patrizia Patsy Patti Patty Paula Paulette Paulina Pauline Pearl Peggy Pelagia Penda
Penelopa Penelope Penny Perla Perrine Petra Petronela Philippine Philomène Phoebe Phyllis Pia Pilar Piper Prisca
Priscilla Priscille Prudence Pénélope Queen Rachael Rachel Rada Radmila Rafaela Rahel Raina Raisa Ramata Ramona Rana
Rania Raphaëlle Raquel Rebeca Rebecca Rebeka Regina Regína Reina Renata Renee Renáta Renée Rhea Rhonda Ria Riana Rina
Rita Roberta Robyn Rochelle Rocio Rodica Roksana Romana Romane Romina Romy Ronja Roos Rosa Rosalia Rosalie Rosalinda
Rosamunda Rosana Rosanna Rose Roselyn Rosemarie Rosemary Rosie Rosina Roxana Roxane Roxanne Roza Rozalia Rozina Rufina
Ruth Ruxanda Ruža Róza Rüya Sabina Sabrina Sadie Safira Safiya Salimata Sally Salma Salome Salomea Samanta Samantha
Samara Samia Samira Sanda Sandra Sandrine Sandy Sanja Sanne Santina Sara Sarah Sari Sarina Saskia Savannah Savina
Scarlett Selena Selin Selina Selma Sena Serafina Serena Shana Shania Shanna Shany Shari Sharon Shawna Shayna Sheila
Shelia Shelley Shelly Sheri Sherri Sherry Sheryl Shirley Sibylle Sidonia Sidonie Sienna Silje Silvana Silvia Silvija
Simona Sina Sixtine Skye Slavica Slávka Sofia Sofie Sofija Solange Soledad Soline Solveig Sonia Sonja Sonya Sophia
Sophie Soraya Sorina Soňa Stacey Stanislava Staša Stefania Stefanie Stela Steliana Stella Stephanie Sterre Sue Summer
Susan Susana Susanna Susanne Susie Suzana Suzanne Svetlana Sylvia Sylvie Sára Sílvia Tabea Tabitha Talia Tamara Tami
Tamia Tammy Tania Tanja Tanya Tara Tarja Tasha Tatiana Tatjana Tea Teja Tekla Teodora Teona Teresa Tereza Teri Terri
Tess Tessa Thalia Thaïs Thea Thelma Theodora Theresa Therese Thérèse Tia Tiana Tiara Tiffany Timea Tina Tiphaine Tonya
Tracey Traci Tricia Trisha Tuana Ulrika Uma Una Vala Valentina Valentine Valeria Valerie Valerija Valérie Vanda Vanesa
Vanessa Varvara Vasilisa Veda Velma Venera Vera Verda Verica Verna Verona Veronica Veronika Verónica Vesna Vicki
Vickie Vicky Victoire Victoria Vida Viktoria Viktória Vilma Vincenza Viola Violet Violeta Violette Viorica Virginia
Virginie Vittoria Vitória Vivian Viviana Viviane Vivienne Vladana Vladimíra Vladislava Vlasta Wanda Wendy Whitney
Wiktoria Wilhelmina Willow Wilma Winifred Xenia Yael Yara Yasmin Yasmine Yolanda Yuna Yvette Yvonne Zahra Zaira Zara
Zdenka Zdeslava Zehra Zelda Zenobia Zeynep Zina Zinaida Zita Zlata Zlatica Zlatka Zoe Zoey Zofia Zoja Zora Zorka Zoé
Zoë Zuzana Zuzanna Ángela Ève Élise Éloïse Éléonore Émilie Žaneta Želmíra`;
