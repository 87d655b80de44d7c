"""Reference numbers for metrics of scores, from scikit-learn.

    python scripts/golden/scikit_learn_scores.py > __fixtures__/scores/scikit-learn.json

Random probabilities with a fixed seed, few enough that there are ties: one score of the positive class, and rows of 3 and 6 classes. The calibration
error, for which scikit-learn has no function, is made in numpy from equally wide bins.
"""

import json
import random

import numpy as np
import sklearn
from sklearn import metrics as sk


def calibration(confidence, happened, bins=10):
    place = np.minimum(bins - 1, np.floor(confidence * bins)).astype(int)
    return float(sum(abs(confidence[place == b].sum() - happened[place == b].sum()) for b in range(bins)) / len(confidence))


def binary(rng, n, rate, digits, skill):
    actual = [int(rng.random() < rate) for _ in range(n)]
    scores = [round(min(1, max(0, rng.gauss(0.5 + skill * (a - 0.5), 0.25))), digits) for a in actual]
    y, p = np.array(actual), np.array(scores)
    return {
        "name": f"{n} examples, {digits} digits, skill {skill}",
        "actual": actual,
        "scores": scores,
        "values": {
            "roc_auc": sk.roc_auc_score(y, p),
            "average_precision": sk.average_precision_score(y, p),
            "roc_auc_other": sk.roc_auc_score(1 - y, 1 - p),
            "average_precision_other": sk.average_precision_score(1 - y, 1 - p),
            "log_loss": sk.log_loss(y, p),
            "brier": sk.brier_score_loss(y, p),
            "calibration_error": calibration(p, y),
        },
    }


def ovo(y, p, average, labels):
    # Two classes are binary for scikit-learn, whatever is asked.
    return sk.roc_auc_score(y, p[:, 1]) if len(labels) == 2 else sk.roc_auc_score(y, p, multi_class="ovo", average=average, labels=labels)


def several(rng, n, k, parts, skill):
    actual = [rng.randrange(k) if i >= k else i for i in range(n)]
    rows = []
    for a in actual:
        # Parts of a power of two: they add up to 1 exactly, and there are ties.
        drawn = rng.choices(range(k), [1 + (skill if c == a else 0) for c in range(k)], k=2**parts)
        rows.append([drawn.count(c) / 2**parts for c in range(k)])
    y, p = np.array(actual), np.array(rows)
    labels = list(range(k))
    onehot = np.eye(k)[y]
    best = p.argmax(axis=1)
    return {
        "name": f"{n} examples of {k} classes, {2**parts} parts, skill {skill}",
        "actual": actual,
        "rows": rows,
        "values": {
            "roc_auc": [sk.roc_auc_score(onehot[:, c], p[:, c]) for c in labels],
            "average_precision": [sk.average_precision_score(onehot[:, c], p[:, c]) for c in labels],
            "roc_auc_macro": float(np.mean([sk.roc_auc_score(onehot[:, c], p[:, c]) for c in labels])),
            "roc_auc_weighted": float(np.average([sk.roc_auc_score(onehot[:, c], p[:, c]) for c in labels], weights=np.bincount(y, minlength=k))),
            "roc_auc_one_vs_one_macro": ovo(y, p, "macro", labels),
            "roc_auc_one_vs_one_weighted": ovo(y, p, "weighted", labels),
            "log_loss": sk.log_loss(y, p, labels=labels),
            "brier": sk.brier_score_loss(y, p, labels=labels),
            "calibration_error": calibration(p[np.arange(n), best], (best == y).astype(int)),
            **({"top_2_accuracy": sk.top_k_accuracy_score(y, p, k=2, labels=labels)} if k > 2 else {}),
            **({"top_3_accuracy": sk.top_k_accuracy_score(y, p, k=3, labels=labels)} if k > 3 else {}),
        },
    }


def main():
    rng = random.Random(20261126)
    cases = {
        "binary": [binary(rng, n, rate, digits, skill) for n, rate, digits, skill in ((40, 0.5, 1, 0.3), (200, 0.2, 2, 0.4), (200, 0.1, 15, 0.0), (30, 0.5, 0, 0.8), (60, 0.4, 2, -0.5))],
        "several": [several(rng, n, k, digits, skill) for n, k, digits, skill in ((120, 3, 5, 2), (200, 6, 6, 1), (80, 4, 2, 5), (50, 2, 4, 1))],
    }
    print(json.dumps({"oracle": {"scikit-learn": sklearn.__version__, "numpy": np.__version__}, **cases}))


main()
