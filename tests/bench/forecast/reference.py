"""Ten series and what statsforecast says of them: the numbers our own forecasts are compared with.

Series 1 to 3 are public facts, each with its source; the others are made of a formula and a small generator of noise,
so that anybody can make them again. Without a season the model is AutoETS(model="ZZN"), with one MSTL with the same
on what is left: the two classes of models we use.
"""

import json
import math

import numpy as np
from statsforecast.models import MSTL, AutoETS
from statsforecast.utils import AirPassengers
from statsmodels.datasets import nile

HORIZON = 12


def noise(seed):
    """Numbers from -1 to 1, nearly bell-shaped: the mean of four of a linear congruential generator."""
    state = seed
    while True:
        total = 0.0
        for _ in range(4):
            state = (1_103_515_245 * state + 12_345) % 2_147_483_648
            total += state / 1_073_741_824 - 1.0
        yield total / 4


def made(count, seed, formula):
    rolls = noise(seed)
    return [round(formula(t, next(rolls)), 2) for t in range(count)]


def walk(count, seed):
    rolls, at, out = noise(seed), 3.0, []
    for _ in range(count):
        at += 4.0 * next(rolls)
        out.append(round(at, 2))
    return out


def wave(t, length, height):
    return height * math.sin(2 * math.pi * t / length)


POPULATION = [
    5475791, 5511451, 5534738, 5560628, 5580516, 5602628, 5627235, 5659715, 5707251,
    5748769, 5781190, 5806081, 5822763, 5840045, 5873420, 5932654, 5961249, 5992734,
]  # fmt: skip

SERIES = [
    ("population", "Denmark's inhabitants on 1 January 2008–2025, Statistics Denmark (FOLK1A)", [], POPULATION),
    ("nile", "The Nile's flow at Aswan 1871–1970, 10^8 m³ (Cobb 1978)", [], nile.load_pandas().data["volume"].tolist()),
    ("air", "Airline passengers 1949–1960 by month, thousands (Box and Jenkins 1976)", [12], AirPassengers.tolist()),
    ("line", "200 + 6t + 15e", [], made(30, 7, lambda t, e: 200 + 6 * t + 15 * e)),
    ("walk", "a walk from 3 by steps of 4e, also below zero", [], walk(60, 11)),
    ("slowing", "900 - 700 * 0.9^t + 8e", [], made(40, 13, lambda t, e: 900 - 700 * 0.9**t + 8 * e)),
    ("quarters", "500 + 4t + [40, -25, 10, -25][t mod 4] + 12e", [4],
     made(44, 17, lambda t, e: 500 + 4 * t + [40, -25, 10, -25][t % 4] + 12 * e)),
    ("days", "300 + [30, 20, 15, 10, 5, -35, -45][t mod 7] + 20e", [7],
     made(120, 19, lambda t, e: 300 + [30, 20, 15, 10, 5, -35, -45][t % 7] + 20 * e)),
    ("hours", "100 + 20 sin(2πt/24) + 8 sin(2πt/168) + 6e", [24, 168],
     made(672, 23, lambda t, e: 100 + wave(t, 24, 20) + wave(t, 168, 8) + 6 * e)),
    ("weeks", "1000 + t + 120 sin(2πt/52) + 40e", [52],
     made(208, 29, lambda t, e: 1000 + t + wave(t, 52, 120) + 40 * e)),
]  # fmt: skip


def reference(name, source, seasons, values):
    y = np.array(values, dtype=np.float64)
    model = MSTL(season_length=seasons) if seasons else AutoETS(season_length=1, model="ZZN")
    fitted = model.fit(y)
    said = fitted.predict(h=HORIZON, level=[80, 95])
    ets = (fitted.trend_forecaster if seasons else fitted).model_
    listed = lambda key: [float(number) for number in said[key]]  # noqa: E731
    return {
        "name": name,
        "source": source,
        "seasons": seasons,
        "model": ets["components"],
        "log_likelihood": float(ets["loglik"]),
        "mean": listed("mean"),
        "lo_80": listed("lo-80"),
        "hi_80": listed("hi-80"),
        "lo_95": listed("lo-95"),
        "hi_95": listed("hi-95"),
        "values": values,
    }


print(json.dumps([reference(*one) for one in SERIES], ensure_ascii=False))
