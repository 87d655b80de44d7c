"""The digest of results.mjs in Python, of a dense matrix of counts (numpy, rows actual, columns predicted, classes in code-point order)."""

import json

import numpy as np


def per_class(counts):
    """Precision, recall, F1 and support of each class; 0 where there is nothing to divide by."""
    hits = np.diag(counts).astype(float)
    support, predicted = counts.sum(axis=1), counts.sum(axis=0)
    share = lambda part, whole: np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
    return share(hits, predicted), share(hits, support), share(2 * hits, support + predicted), support


def digest(counts, accuracy, macro_f1):
    codes = np.arange(len(counts), dtype=np.int64)
    weight = lambda row, column: ((row + 1) * 7919 + column + 1) ** 2 % 65_521
    margins = (np.diag(counts), counts.sum(axis=1), counts.sum(axis=0))
    return {
        "examples": int(counts.sum()),
        "classes": len(counts),
        "accuracy": float(accuracy),
        "macroF1": float(macro_f1),
        "matrix": int((counts * weight(codes[:, None], codes[None, :])).sum()),
        "perClass": int(sum((values * weight(codes, column)).sum() for column, values in enumerate(margins))),
    }


def print_digest(candidate, baseline=None, newly_wrong=None, newly_right=None):
    found = {"candidate": candidate}
    if baseline is not None:
        found |= {"baseline": baseline, "newlyWrong": int(newly_wrong), "newlyRight": int(newly_right)}
    print("DIGEST", json.dumps(found))
