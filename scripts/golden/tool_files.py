"""Reads the files of tools under __fixtures__/formats with plain Python and compares with the expected files that the tests use.

    python scripts/golden/tool_files.py

Needs pyarrow (Parquet) and zipfile-zstd (an inspect log packed by zip method 93). What a tool's file means is written down here a second time, by
its documentation, without the product: the label of each example, or (refused), (unparsed), (other), or "" where nothing was predicted. Exits 1 on a difference.
"""

import csv
import io
import json
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path

try:
    import zipfile_zstd  # noqa: F401  (teaches zipfile method 93)
except ImportError:
    pass

ROOT = Path(__file__).resolve().parents[2] / "__fixtures__" / "formats"


def lines(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def table(path, delimiter=","):
    return list(csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8")), delimiter=delimiter))


def gold(path, key, label):
    return {row[key]: row[label] for row in table(path)}


def joined(truth, said):
    """Every gold example; one that nobody predicted is missing."""
    return [(key, actual, said.get(key, "")) for key, actual in truth.items()]


def wide(table_json):
    return [dict(zip(table_json["columns"], row)) for row in table_json["data"]]


def anthropic(d):
    said = {}
    for entry in lines(d / "results.jsonl"):
        result = entry["result"]
        if result["type"] != "succeeded":
            said[entry["custom_id"]] = ""
            continue
        message = result["message"]
        text = "".join(part["text"] for part in message["content"] if part["type"] == "text")
        said[entry["custom_id"]] = {"refusal": "(refused)", "max_tokens": "(unparsed)"}.get(message["stop_reason"], text)
    return joined(gold(d / "gold.csv", "id", "label"), said)


def openai(d):
    said = {}
    for entry in lines(d / "output.jsonl") + lines(d / "errors.jsonl"):
        response = entry["response"]
        if entry["error"] or response is None or response["status_code"] >= 400:
            said[entry["custom_id"]] = ""
            continue
        body = response["body"]
        if body["object"] == "response":
            parts = [part for item in body["output"] if item["type"] == "message" for part in item["content"]]
            refused = any(part["type"] == "refusal" for part in parts)
            cut = body.get("status") == "incomplete"
            text = "".join(part.get("text", "") for part in parts)
        else:
            choice = body["choices"][0]
            refused = bool(choice["message"].get("refusal")) or choice["finish_reason"] == "content_filter"
            cut = choice["finish_reason"] == "length"
            text = choice["message"]["content"]
        said[entry["custom_id"]] = "(refused)" if refused else "(unparsed)" if cut else text
    return joined(gold(d / "gold.csv", "id", "label"), said)


def openai_evals(d):
    return [(entry["sample_id"], entry["data"]["expected"], entry["data"]["picked"] or "") for entry in lines(d / "run.jsonl") if entry.get("type") == "match"]


def evals_api(d):
    items = json.loads((d / "output_items.json").read_text())["data"]
    return [(str(item["datasource_item_id"]), item["datasource_item"]["ground_truth"], item["sample"]["output"][-1]["content"]) for item in items]


def promptfoo(path, by_assertion):
    document = Path(path).read_text()
    rows = lines(path) if path.suffix == ".jsonl" else json.loads(document)["results"]["results"]
    out = []
    for row in rows:
        provider = row["provider"]["id"] if isinstance(row["provider"], dict) else row["provider"]
        if provider != "file://provider.js":
            continue
        if by_assertion:
            actual = next((a["value"] for a in row["testCase"]["assert"] if a["type"] in ("equals", "iequals", "contains", "icontains")), None)
        else:
            actual = row["vars"]["label"]
        response = row.get("response") or {}
        text = "(refused)" if response.get("isRefusal") else "" if row.get("failureReason") == 2 or "output" not in response else response["output"]
        out.append((f'{row["testIdx"]}', actual, text if isinstance(text, str) else json.dumps(text, separators=(",", ":"))))
    return out


def comprehend(d):
    said = {}
    for entry in lines(d / "predictions.jsonl"):
        said[entry["Line"]] = max(entry["Classes"], key=lambda c: c["Score"])["Name"] if "Classes" in entry else ""
    return joined(gold(d / "gold.csv", "line", "label"), said)


def vertex(d):
    said = {}
    for part in sorted(d.glob("prediction.results-*")):
        for entry in lines(part):
            p = entry["prediction"]
            said[entry["instance"]["content"]] = p["displayNames"][max(range(len(p["confidences"])), key=p["confidences"].__getitem__)]
    return joined(gold(d / "gold.csv", "content", "label"), said)


def lm_eval(d, pattern, wanted=None):
    out = []
    for path in sorted(d.glob(pattern)):
        for entry in lines(path):
            if wanted is not None and entry.get("filter") != wanted:
                continue
            # Multiple choice: a log-likelihood for each choice, as [number, is_greedy], written as text or not.
            answers = entry["filtered_resps"]
            if isinstance(answers[0], list):
                best = max(range(len(answers)), key=lambda i: float(answers[i][0]))
                # The target is the number of a choice, whose text is the end of its prompt.
                choices = [entry["arguments"][f"gen_args_{i}"]["arg_1"].strip() for i in range(len(answers))]
                out.append((str(entry["doc_id"]), choices[int(entry["target"])], choices[best], entry["doc"]))
            else:
                text = str(answers[0]).strip()
                out.append((str(entry["doc_id"]), str(entry["target"]), "(unparsed)" if text in ("[invalid]", "") else text, entry["doc"]))
    return [row[:3] for row in out]


def inspect_samples(path):
    if path.suffix == ".json":
        text = re.sub(r"\bNaN\b|-?\bInfinity\b", "null", path.read_text())
        return json.loads(text)["samples"]
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("samples/")]
        return [json.loads(re.sub(rb"\bNaN\b", b"null", archive.read(name))) for name in names]


def inspect(path, scorer=None):
    out = []
    for sample in inspect_samples(path):
        scores = sample.get("scores") or {}
        score = scores.get(scorer) if scorer else next(iter(scores.values()), {})
        target = sample["target"][0] if isinstance(sample["target"], list) else sample["target"]
        answer = (score or {}).get("answer")
        out.append((str(sample["id"]), target, "" if answer in (None, "") else answer))
    return out


def parquet(d):
    import pyarrow.parquet as pq

    file = pq.read_table(d / "predictions.parquet")
    features = json.loads(file.schema.metadata[b"huggingface"])["info"]["features"]
    def named(column, value):
        names = features.get(column, {}).get("names")
        return value if names is None or value is None else (None if value == -1 else names[value])
    rows = file.to_pylist()
    return [(str(row["idx"]), named("label", row["label"]), named("prediction", row["prediction"]) or "") for row in rows if named("label", row["label"]) is not None]


def rows_of(rows, actual, predicted, key=None):
    def at(row, path):
        for part in path.split("."):
            row = row[part] if isinstance(row, dict) and part in row else None
        return row
    return [("" if key is None else str(at(row, key)), str(at(row, actual)), "" if at(row, predicted) in (None, "") else str(at(row, predicted))) for row in rows]


def read_json(path):
    return json.loads(path.read_text())


def numbered(d):
    best = lambda entry: max(entry, key=lambda one: one["score"]) if isinstance(entry, list) else entry
    said = {str(i): best(entry)["label"] for i, entry in enumerate(read_json(d / "predictions.json"))}
    return joined({str(i): row["label"] for i, row in enumerate(table(d / "gold.csv"))}, said)


READERS = {
    "anthropic-batch/confusion-gate": anthropic,
    "openai-batch/confusion-gate": openai,
    "openai-evals/confusion-gate": openai_evals,
    "openai-evals-api/confusion-gate": evals_api,
    "promptfoo/confusion-gate": lambda d: promptfoo(d / "output.json", False),
    "promptfoo/from-assertions": lambda d: promptfoo(d / "output.jsonl", True),
    "comprehend/confusion-gate": comprehend,
    "vertex/confusion-gate": vertex,
    "lm-eval/confusion-gate": lambda d: lm_eval(d, "samples_demo_*.jsonl", "flexible-extract"),
    "lm-eval/strict": lambda d: lm_eval(d, "samples_demo_*.jsonl", "strict-match"),
    "lm-eval/mmlu-pro-plus": lambda d: lm_eval(d, "samples_mmlu_pro_plus_health_*.jsonl"),
    "lm-eval/multiple-choice": lambda d: lm_eval(d, "samples_sst2_*.jsonl"),
    "inspect/confusion-gate": lambda d: inspect(d / "mmlu-summary-choices.eval"),
    "inspect/log_formats-eval": lambda d: inspect(d / "log_formats.eval"),
    "inspect/log_formats-json": lambda d: inspect(d / "log_formats.json"),
    "inspect/zstd-eval": lambda d: inspect(d / "zstd.eval"),
    "parquet/confusion-gate": parquet,
    "braintrust/confusion-gate": lambda d: rows_of(lines(d / "experiment.jsonl"), "expected", "output", "id"),
    "deepeval/confusion-gate": lambda d: rows_of(read_json(d / "test_run.json")["testCases"], "expectedOutput", "actualOutput", "name"),
    "langsmith/confusion-gate": lambda d: [(row["example_id"], row["reference.label"], row["outputs.label"]) for row in table(d / "experiment.csv")],
    "hugging-face-pipeline/confusion-gate": numbered,
    "hugging-face-pipeline-all/confusion-gate": numbered,
    "hugging-face-run-glue/confusion-gate": lambda d: joined(gold(d / "gold.csv", "index", "label"), {row["index"]: row["prediction"] for row in table(d / "predict_results_sst2.txt", "\t")}),
    "azure-automl/confusion-gate": lambda d: rows_of(table(d / "predictions.csv"), "Class_orig", "Class_predicted"),
    "azure-designer/confusion-gate": lambda d: rows_of(table(d / "scored.csv"), "label", "Scored Labels"),
    "bigquery/confusion-gate": lambda d: rows_of(lines(d / "predictions.jsonl"), "label", "predicted_label"),
    "dvc/confusion-gate": lambda d: rows_of(read_json(d / "predictions.json"), "actual", "predicted"),
    "mlflow/confusion-gate": lambda d: rows_of(wide(read_json(d / "eval_results_table.json")), "ground_truth", "outputs"),
    "ragas/confusion-gate": lambda d: rows_of(table(d / "results.csv"), "reference", "response"),
    "rasa/confusion-gate": lambda d: rows_of(read_json(d / "intent_errors.json") + read_json(d / "intent_successes.json"), "intent", "intent_prediction.name"),
    "spark/confusion-gate": lambda d: [("", str(int(float(a))), str(int(float(p)))) for path in sorted(d.glob("part-*.json")) for _, a, p in rows_of(lines(path), "label", "prediction")],
    "wandb/confusion-gate": lambda d: rows_of(wide(read_json(d / "predictions.table.json")), "truth", "guess", "id"),
}

COUNTS = {
    "counts/confusion-gate": lambda d: Counter({(row["actual"], row["predicted"] or "(missing)"): 0 for part in d.glob("counts-*.csv") for row in table(part)}) + sum((Counter({(row["actual"], row["predicted"] or "(missing)"): int(row["n"])}) for part in d.glob("counts-*.csv") for row in table(part)), Counter()),
    "counts-wide/confusion-gate": lambda d: Counter({(row["expected_label"], label): int(row[label]) for row in table(d / "confusion.csv") for label in ("cat", "dog")}),
    "wandb-confusion/confusion-gate": lambda d: Counter({(row["Actual"], row["Predicted"]): int(row["nPredictions"]) for row in wide(read_json(d / "confusion.table.json"))}),
}

OUTCOMES = {"(refused)": "refused", "(unparsed)": "unparsed", "": "missing"}


def compared(name, expected):
    """What the two readings differ in."""
    directory = ROOT / name.split("/")[0]
    if name in COUNTS:
        mine = Counter(COUNTS[name](directory))
        theirs = Counter({(a, p): n for a, row in expected["matrix"].items() for p, n in row.items()})
        return [] if mine == theirs else [f"{mine} instead of {theirs}"]
    mine = READERS[name](directory)
    theirs = [(row["id"], row["actual"], row["predicted"], row["outcome"]) for row in expected["examples"]]
    normal = lambda text: re.sub(r"\.0$", "", str(text).strip())
    wrong = []
    with_ids = all(row[0] != "" for row in mine) and all(row[0] != "" for row in theirs)
    key = (lambda row: tuple(map(normal, row[:3]))) if with_ids else (lambda row: tuple(map(normal, row[1:3])))
    if Counter(map(key, mine)) != Counter(map(key, theirs)):
        wrong += [f"only here {a}" for a in (Counter(map(key, mine)) - Counter(map(key, theirs)))] + [f"only expected {a}" for a in (Counter(map(key, theirs)) - Counter(map(key, mine)))]
    classes = set(expected["matrix"])
    matrix = Counter()
    for _, actual, predicted in mine:
        outcome = OUTCOMES.get(predicted)
        matrix[(normal(actual), f"({outcome})" if outcome else normal(predicted))] += 1
    for (actual, predicted), count in matrix.items():
        row = expected["matrix"].get(actual, {})
        known = row.get(predicted)
        if known is None and not predicted.startswith("("):
            # A prediction outside a closed set of labels is (other).
            continue
        if known != count:
            wrong.append(f"{actual} → {predicted}: {count} instead of {known}")
    if sum(matrix.values()) != sum(n for row in expected["matrix"].values() for n in row.values()):
        wrong.append(f"{sum(matrix.values())} examples, and the matrix has others")
    for key_, _, predicted, outcome in theirs:
        if OUTCOMES.get(predicted, outcome if outcome == "other" else "") != outcome:
            wrong.append(f"{key_}: outcome {outcome} of {predicted!r}")
    return wrong


def main():
    seen, failed = 0, 0
    for path in sorted(ROOT.glob("*/*.expected.json")):
        name = f"{path.parent.name}/{path.name.removesuffix('.expected.json')}"
        seen += 1
        if name not in READERS and name not in COUNTS:
            print(f"{name}: no second reading")
            failed += 1
            continue
        wrong = compared(name, json.loads(path.read_text()))
        failed += 1 if wrong else 0
        print(f"{name}: {'the same' if not wrong else '; '.join(wrong[:6])}")
    print(f"{seen - failed} of {seen} are the same")
    sys.exit(1 if failed else 0)


main()
