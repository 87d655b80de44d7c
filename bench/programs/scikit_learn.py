"""pandas and scikit-learn as most evaluation scripts are written: a data frame of strings, and one function call a result."""

import sys

import pandas as pd
from sklearn.metrics import accuracy_score, classification_report, confusion_matrix, f1_score

from results import digest, print_digest

READERS = {"csv": pd.read_csv, "jsonl": lambda file: pd.read_json(file, lines=True), "json": pd.read_json, "parquet": pd.read_parquet}


def side(actual, predicted, labels):
    counts = confusion_matrix(actual, predicted, labels=labels)
    print(pd.DataFrame(counts, index=labels, columns=labels))
    print(classification_report(actual, predicted, labels=labels, digits=4, zero_division=0))
    macro_f1 = f1_score(actual, predicted, labels=labels, average="macro", zero_division=0)
    return digest(counts, accuracy_score(actual, predicted), macro_f1)


form, candidate_file, *baseline_file = sys.argv[1:]
read = READERS[form]
data = read(candidate_file)
if baseline_file:
    data = data.merge(read(baseline_file[0])[["id", "predicted"]].rename(columns={"predicted": "baseline"}), on="id")
    labels = sorted(set(data.actual) | set(data.predicted) | set(data.baseline))
    right, right_before = data.predicted == data.actual, data.baseline == data.actual
    print(pd.crosstab(right_before, right))
    print_digest(
        side(data.actual, data.predicted, labels),
        side(data.actual, data.baseline, labels),
        (right_before & ~right).sum(),
        (~right_before & right).sum(),
    )
else:
    labels = sorted(set(data.actual) | set(data.predicted))
    print_digest(side(data.actual, data.predicted, labels))
