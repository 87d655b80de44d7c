"""Reference numbers for sets of labels, from scikit-learn.

    python scripts/golden/scikit_learn_multilabel.py > __fixtures__/multilabel/scikit-learn.json

Random label sets with a fixed seed. Some examples have no gold label, some no prediction, some labels are never gold or never predicted. What is
0 / 0 counts as 0 in averages (zero_division=0), and is null for a label by itself.
"""

import json
import random
import warnings

import numpy as np
import sklearn
from sklearn import metrics as sk

warnings.filterwarnings("ignore")

FAMILY = {
    "precision": lambda y, p, **k: sk.precision_score(y, p, **k),
    "recall": lambda y, p, **k: sk.recall_score(y, p, **k),
    "f1": lambda y, p, **k: sk.f1_score(y, p, **k),
    "f0.5": lambda y, p, **k: sk.fbeta_score(y, p, beta=0.5, **k),
    "f2": lambda y, p, **k: sk.fbeta_score(y, p, beta=2, **k),
    "jaccard": lambda y, p, **k: sk.jaccard_score(y, p, **k),
}


def sets(rng, n, k, rates):
    return [[label for label in range(k) if rng.random() < rates[label]] for _ in range(n)]


def indicator(rows, k):
    matrix = np.zeros((len(rows), k), dtype=int)
    for i, row in enumerate(rows):
        matrix[i, row] = 1
    return matrix


def case(rng, n, k, skill):
    rates = [0.0 if label == 1 and k > 3 else rng.random() ** 2 for label in range(k)]
    gold = sets(rng, n, k, rates)
    said = [0.0 if label == 2 and k > 3 else rng.random() / 3 for label in range(k)]
    predicted = [sorted({label for label in row if rng.random() < skill} | {label for label in range(k) if rng.random() < said[label] * (1 - skill)}) for row in gold]
    predicted = [[label for label in row if said[label] > 0] for row in predicted]
    y, p = indicator(gold, k), indicator(predicted, k)
    counts = sk.multilabel_confusion_matrix(y, p)
    averages = {f"{name}[{average}]": float(of(y, p, average=average, zero_division=0)) for name, of in FAMILY.items() for average in ("macro", "micro", "weighted", "samples")}
    of_labels = {name: of(y, p, average=None, zero_division=np.nan).tolist() for name, of in FAMILY.items() if name != "jaccard"}
    of_labels["jaccard"] = [None if (fp + fn + tp) == 0 else float(tp / (fp + fn + tp)) for (_, fp), (fn, tp) in counts.tolist()]
    return {
        "name": f"{n} examples, {k} labels, skill {skill}",
        "labels": k,
        "gold": gold,
        "predicted": predicted,
        "whole": {
            "subset_accuracy": float(sk.accuracy_score(y, p)),
            "hamming_loss": float(sk.hamming_loss(y, p)),
            "inexact_examples": int(sk.zero_one_loss(y, p, normalize=False)),
            **averages,
        },
        "of_labels": {
            **{name: [None if value != value else value for value in values] if name != "jaccard" else values for name, values in of_labels.items()},
            "true_positives": counts[:, 1, 1].tolist(),
            "false_positives": counts[:, 0, 1].tolist(),
            "false_negatives": counts[:, 1, 0].tolist(),
            "true_negatives": counts[:, 0, 0].tolist(),
        },
    }


rng = random.Random(20260101)
shapes = [(1, 2, 0.9), (7, 2, 0.5), (12, 3, 0.0), (20, 5, 0.6), (40, 6, 0.8), (60, 9, 0.3), (80, 12, 0.7)]
print(json.dumps({"oracle": {"scikit-learn": sklearn.__version__, "numpy": np.__version__}, "cases": [case(rng, *shape) for shape in shapes]}, indent=None))
