"""Reference numbers for very large counts, in exact integer arithmetic: no rounding before the last step.

    python scripts/golden/exact_metrics.py > __fixtures__/golden-metrics/exact-large-counts.json

Above 9e7 examples the square of their number is no longer an exact double. Kappas and correlations of such matrices are computed here with
Python integers and 60 decimal digits.
"""

import json
import random
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
OUTCOMES = 4


def quotient(numerator, denominator):
    return None if denominator == 0 else float(Fraction(numerator, denominator))


def root_quotient(numerator, square):
    return None if square == 0 else float(Decimal(numerator) / Decimal(square).sqrt())


def kappa(rows, power):
    k, n = len(rows), sum(map(sum, rows))
    column = [sum(row[j] for row in rows) for j in range(k + OUTCOMES)]

    def weight(i, j):
        if i == j:
            return 0
        return abs(i - j) ** power if j < k else max(1, i, k - 1 - i) ** power

    observed = n * sum(weight(i, j) * rows[i][j] for i in range(k) for j in range(k + OUTCOMES))
    expected = sum(weight(i, j) * sum(rows[i]) * column[j] for i in range(k) for j in range(k + OUTCOMES))
    return quotient(expected - observed, expected)


def mcc(rows):
    k, n = len(rows), sum(map(sum, rows))
    row = [sum(cells) for cells in rows]
    column = [sum(cells[j] for cells in rows) for j in range(k + OUTCOMES)]
    covariance = n * sum(rows[i][i] for i in range(k)) - sum(row[i] * column[i] for i in range(k))
    return root_quotient(covariance, (n * n - sum(v * v for v in row)) * (n * n - sum(v * v for v in column)))


def of_class(rows, i):
    n = sum(map(sum, rows))
    tp, gold, said = rows[i][i], sum(rows[i]), sum(row[i] for row in rows)
    fp, fn = said - tp, gold - tp
    tn = n - gold - fp
    return {
        "mcc": root_quotient(tp * tn - fp * fn, gold * (n - gold) * said * (n - said)),
        "informedness": quotient(tp * tn - fp * fn, gold * (n - gold)),
        "markedness": quotient(tp * tn - fp * fn, said * (n - said)),
        "positive_likelihood_ratio": quotient(tp * (n - gold), fp * gold),
        "negative_likelihood_ratio": quotient(fn * (n - gold), tn * gold),
        "diagnostic_odds_ratio": quotient(tp * tn, fp * fn),
    }


def case(name, rows):
    rows = [row + [0] * (len(rows) + OUTCOMES - len(row)) for row in rows]
    whole = {"mcc": mcc(rows), "cohen_kappa": kappa(rows, 0), "cohen_kappa_linear": kappa(rows, 1), "cohen_kappa_quadratic": kappa(rows, 2)}
    return {"name": name, "rows": rows, "whole": whole, "classes": [of_class(rows, i) for i in range(len(rows))]}


def cases():
    rng = random.Random(7)
    for k, largest in ((2, 10**8), (3, 10**9), (12, 10**10)):
        rows = [[rng.randrange(largest) * (5 if i == j else 1) for j in range(k + OUTCOMES)] for i in range(k)]
        yield case(f"{k} classes, cells up to {5 * largest}", rows)
    yield case("just above the limit", [[90_000_000, 1_000_001], [2_000_003, 2_000_000]])
    yield case("just below the limit", [[90_000_000, 1_000_001], [2_000_003, 1_000_000]])
    yield case("a rare class", [[10**11, 300], [500, 200]])
    yield case("one error in a billion", [[10**9, 1], [0, 10**9]])
    yield case("perfect", [[10**9, 0, 0], [0, 3, 0], [0, 0, 10**7]])
    yield case("nothing right", [[0, 10**9], [10**8, 0]])


print('{\n "cases": [\n' + ",\n".join("  " + json.dumps(entry) for entry in cases()) + "\n ]\n}")
