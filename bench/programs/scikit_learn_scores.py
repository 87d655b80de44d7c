"""ROC AUC, average precision, log loss and Brier score of two classes as they are usually had: pandas and one function call a number."""

import json
import sys

import pandas as pd
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score

data = pd.read_csv(sys.argv[1])
positive = sys.argv[2]
actual = data.actual == positive
found = {
    "rocAuc": roc_auc_score(actual, data.score),
    "averagePrecision": average_precision_score(actual, data.score),
    "logLoss": log_loss(actual, data.score),
    "brier": brier_score_loss(actual, data.score),
}
print("DIGEST", json.dumps({name: float(value) for name, value in found.items()}))
