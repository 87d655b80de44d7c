"""Reference numbers for the metric catalogue, from scikit-learn.

    python scripts/golden/scikit_learn_metrics.py > __fixtures__/golden-metrics/scikit-learn-current.json

Random labels and predictions with a fixed seed: binary, 3 and 20 classes; classes
that are never predicted, classes without gold examples, and outcome predictions, which scikit-learn sees as extra strings that never occur
as gold labels. `null` is "undefined".

Where scikit-learn has no function of its own the number is made from its functions of "this class" against "not this class"; weighted
kappas with outcome columns follow the definition in numpy, with the full table of weights.
"""

import json
import math
import random
import warnings

import numpy as np
import sklearn
from sklearn import metrics as sk

OUTCOMES = ["(unparsed)", "(refused)", "(missing)", "(other)"]
BETAS = {"f0.5": 0.5, "f1": 1, "f2": 2}


def sample(rng, classes, n, accuracy, never_predicted=(), never_gold=(), outcome_rate=0.0):
    gold_classes = [c for c in classes if c not in never_gold]
    predicted_classes = [c for c in classes if c not in never_predicted]
    weights = [rng.random() + 0.05 for _ in gold_classes]
    gold = rng.choices(gold_classes, weights, k=n)
    predicted = []
    for label in gold:
        if rng.random() < outcome_rate:
            predicted.append(rng.choice(OUTCOMES))
        elif label in predicted_classes and rng.random() < accuracy:
            predicted.append(label)
        else:
            predicted.append(rng.choice(predicted_classes))
    return gold, predicted


def number(value):
    value = float(value)
    return None if math.isnan(value) or math.isinf(value) else value


def whole(gold, predicted, classes):
    n = len(gold)
    labels = classes + OUTCOMES
    one_label = len(set(gold)) == 1 or len(set(predicted)) == 1
    values = {
        "accuracy": sk.accuracy_score(gold, predicted),
        "balanced_accuracy": sk.balanced_accuracy_score(gold, predicted),
        "error_rate": sk.zero_one_loss(gold, predicted),
        "errors": sk.zero_one_loss(gold, predicted, normalize=False),
        "examples": n,
        "cohen_kappa": sk.cohen_kappa_score(gold, predicted, labels=labels),
        "mcc": math.nan if one_label else sk.matthews_corrcoef(gold, predicted),
    }
    for name, power in (("linear", 1), ("quadratic", 2)):
        if set(predicted) <= set(classes):
            values[f"cohen_kappa_{name}"] = sk.cohen_kappa_score(gold, predicted, labels=classes, weights=name)
        else:
            values[f"cohen_kappa_{name}"] = weighted_kappa(gold, predicted, classes, power)
    furthest = {label: max(1, at, len(classes) - 1 - at) for at, label in enumerate(classes)}
    place = {label: at for at, label in enumerate(classes)}
    actual = [place[label] for label in gold]
    # An outcome is as far away as the class furthest from the actual one.
    said = [place[answer] if answer in place else place[label] + furthest[label] for label, answer in zip(gold, predicted)]
    values["mean_absolute_error"] = sk.mean_absolute_error(actual, said)
    near = [abs(a - s) if answer in place else math.inf for a, s, answer in zip(actual, said, predicted)]
    values["off_by_one_rate"] = near.count(1) / n
    values["accuracy_within_one"] = (near.count(0) + near.count(1)) / n
    for outcome in OUTCOMES:
        values[f"{outcome[1:-1]}_rate"] = predicted.count(outcome) / n
    return {key: number(value) for key, value in values.items()}


def weighted_kappa(gold, predicted, classes, power):
    """1 - observed / expected disagreement; an outcome is as far from a class as the class furthest from it."""
    k = len(classes)
    counts = sk.confusion_matrix(gold, predicted, labels=classes + OUTCOMES)[:k].astype(float)
    place = np.arange(k)
    between = np.abs(place[:, None] - place[None, :]) ** power
    furthest = np.maximum(1, between.max(axis=1))
    weights = np.hstack([between, np.repeat(furthest[:, None], len(OUTCOMES), axis=1)])
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    return 1 - (weights * counts).sum() / (weights * expected).sum()


def of_class(gold, predicted, label):
    actual = np.array([g == label for g in gold])
    said = np.array([p == label for p in predicted])
    tn, fp, fn, tp = (int(v) for v in sk.confusion_matrix(actual, said, labels=[False, True]).ravel())
    undefined = {"zero_division": math.nan}
    precision = sk.precision_score(actual, said, **undefined)
    recall = sk.recall_score(actual, said, **undefined)
    specificity = sk.recall_score(actual, said, pos_label=False, **undefined)
    npv = sk.precision_score(actual, said, pos_label=False, **undefined)
    positive, negative = sk.class_likelihood_ratios(actual, said, labels=[False, True])
    values = {
        "precision": precision,
        "recall": recall,
        **{name: sk.fbeta_score(actual, said, beta=beta, **undefined) for name, beta in BETAS.items()},
        "specificity": specificity,
        "negative_predictive_value": npv,
        "false_positive_rate": 1 - specificity,
        "false_negative_rate": 1 - recall,
        "false_discovery_rate": 1 - precision,
        "false_omission_rate": 1 - npv,
        "jaccard": sk.jaccard_score(actual, said, zero_division=0) if tp + fp + fn else math.nan,
        "informedness": recall + specificity - 1,
        "markedness": precision + npv - 1,
        "positive_likelihood_ratio": positive,
        "negative_likelihood_ratio": negative,
        "diagnostic_odds_ratio": positive / negative if fp and fn and tn else (0.0 if fp and fn else math.nan),
        "mcc": sk.matthews_corrcoef(actual, said) if 0 < tp + fn < len(gold) and 0 < tp + fp < len(gold) else math.nan,
        "prevalence": actual.mean(),
        "true_positives": tp,
        "false_positives": fp,
        "false_negatives": fn,
        "true_negatives": tn,
        "support": tp + fn,
        "predicted": tp + fp,
    }
    return {key: number(value) for key, value in values.items()}


def averages(gold, predicted, classes, per_class):
    options = {"labels": classes, "zero_division": 0}
    indicators = [np.array([[row == label for label in classes] for row in rows]).ravel() for rows in (gold, predicted)]
    support = [values["support"] for values in per_class]
    result = {}
    for average in ("macro", "micro", "weighted"):
        values = {
            "precision": sk.precision_score(gold, predicted, average=average, **options),
            "recall": sk.recall_score(gold, predicted, average=average, **options),
            **{name: sk.fbeta_score(gold, predicted, beta=beta, average=average, **options) for name, beta in BETAS.items()},
            "jaccard": sk.jaccard_score(gold, predicted, average=average, **options),
        }
        for name, score in (("specificity", sk.recall_score), ("negative_predictive_value", sk.precision_score)):
            if average == "micro":
                values[name] = score(*indicators, pos_label=False, zero_division=0)
            else:
                members = [entry[name] or 0.0 for entry in per_class]
                values[name] = np.average(members, weights=support if average == "weighted" else None)
        for name, complement in (
            ("false_positive_rate", "specificity"),
            ("false_negative_rate", "recall"),
            ("false_discovery_rate", "precision"),
            ("false_omission_rate", "negative_predictive_value"),
        ):
            values[name] = 1 - values[complement]
        result[average] = {key: number(value) for key, value in values.items()}
    return result


def costs_of(name, counts):
    """A table of costs in hundredths, right answers included, and the cost per 1,000 examples by it."""
    rng = random.Random(name)
    table = [[rng.randrange(0, 1000) / 100 for _ in row] for row in counts.tolist()]
    return {"table": table, "cost": float(1000 * np.average(np.array(table), weights=counts))}


def case(name, classes, gold, predicted):
    labels = classes + OUTCOMES
    counts = sk.confusion_matrix(gold, predicted, labels=labels)[: len(classes)]
    shares = sk.confusion_matrix(gold, predicted, labels=labels, normalize="true")[: len(classes)]
    per_class = [of_class(gold, predicted, label) for label in classes]
    return {
        "name": name,
        "rows": counts.tolist(),
        "confusion_rate": [[float(v) for v in row] if sum(row_counts) else None for row, row_counts in zip(shares, counts.tolist())],
        "whole": whole(gold, predicted, classes),
        "classes": per_class,
        "averages": averages(gold, predicted, classes, per_class),
        "costs": costs_of(name, counts),
    }


def cases():
    rng = random.Random(20240601)
    for k, n in ((2, 200), (3, 300), (20, 600)):
        classes = [f"class {index:02d}" for index in range(k)]
        last = classes[-1:]
        yield case(f"{k} classes", classes, *sample(rng, classes, n, 0.7))
        yield case(f"{k} classes, guessing", classes, *sample(rng, classes, n, 0.0))
        yield case(f"{k} classes, the last never predicted", classes, *sample(rng, classes, n, 0.8, never_predicted=last))
        yield case(f"{k} classes, the last without gold", classes, *sample(rng, classes, n, 0.8, never_gold=last))
        yield case(f"{k} classes, outcomes", classes, *sample(rng, classes, n, 0.7, outcome_rate=0.15))
        mixed = sample(rng, classes, n, 0.5, never_predicted=classes[:1], never_gold=last, outcome_rate=0.3)
        yield case(f"{k} classes, outcomes, one class never predicted, one without gold", classes, *mixed)
    three = ["a", "b", "c"]
    gold = list("aabbbcaabc")
    yield case("perfect", three, gold, list(gold))
    yield case("everything predicted as one class", three, gold, ["b"] * len(gold))
    yield case("one gold class", three, ["a"] * 6, list("aabbca"))
    yield case("one class in gold and predictions", three, ["a"] * 4, ["a"] * 4)
    yield case("a class that neither occurs nor is predicted", three, list("aabb"), list("abab"))
    yield case("only outcomes", three, list("abc"), ["(missing)", "(refused)", "(missing)"])
    yield case("nothing right", ["a", "b"], list("aabb"), list("bbaa"))


warnings.filterwarnings("ignore")
oracle = {"scikit-learn": sklearn.__version__, "numpy": np.__version__}
body = ",\n".join("  " + json.dumps(entry, allow_nan=False) for entry in cases())
print('{\n "oracle": ' + json.dumps(oracle) + ',\n "cases": [\n' + body + "\n ]\n}")
