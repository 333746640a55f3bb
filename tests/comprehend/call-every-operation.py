"""Calls every operation through boto3, which validates each response, and prints what came back as JSON."""

import json
import sys

import boto3
import botocore
from botocore.config import Config
from botocore.validate import ParamValidator

URL = sys.argv[1]
client = boto3.client(
    "comprehend",
    endpoint_url=URL,
    region_name="us-east-1",
    aws_access_key_id="local",
    aws_secret_access_key="local",
    config=Config(retries={"total_max_attempts": 1}),
)
model = client.meta.service_model
TEXT = "Yesterday Ann Lee met Bob. It was good \U0001f4f0. Then Lee left."


bodies = []
client.meta.events.register("after-call.comprehend", lambda http_response, **_: bodies.append(http_response.content))


def call(method, **parameters):
    answer = getattr(client, method)(**parameters)
    meta = answer.pop("ResponseMetadata")
    shape = model.operation_model(client.meta.method_to_api_mapping[method]).output_shape
    return {
        "status": meta["HTTPStatusCode"],
        "requestId": meta.get("RequestId"),
        "problems": ParamValidator().validate(answer, shape).generate_report(),
        # boto3 drops members that the shape does not name: what is left must be all that was sent.
        "whole": json.loads(bodies[-1]) == answer,
        "answer": answer,
    }


def refused(method, **parameters):
    try:
        getattr(client, method)(**parameters)
    except botocore.exceptions.ClientError as error:
        return {
            "class": type(error).__name__,
            "code": error.response["Error"]["Code"],
            "message": error.response["Error"]["Message"],
            "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
        }
    return None


results = {}
for kind in ["entities", "sentiment", "dominant_language", "key_phrases", "targeted_sentiment"]:
    language = {} if kind == "dominant_language" else {"LanguageCode": "en"}
    results[f"detect_{kind}"] = call(f"detect_{kind}", Text=TEXT, **language)
    results[f"batch_detect_{kind}"] = call(f"batch_detect_{kind}", TextList=[TEXT, "nothing"], **language)

results["errors"] = {
    "size": refused("detect_sentiment", Text="x" * 5001, LanguageCode="en"),
    "batch": refused("batch_detect_entities", TextList=["x"] * 26, LanguageCode="en"),
    "language": refused("detect_entities", Text="Hallo Welt", LanguageCode="de"),
    "validation": refused("detect_entities", Text="x", LanguageCode="tlh"),
}
json.dump(results, sys.stdout)
