package anju.bench;

import java.util.ArrayList;
import java.util.List;

/** One line of the table: what, how it went, its floor, and the ratios of the pairs of rounds. */
record Row(String what, String unit, List<Double> measured, List<Double> floor, String floorIs) {
    static Row of(String what, String unit, String floorIs) {
        return new Row(what, unit, new ArrayList<>(), new ArrayList<>(), floorIs);
    }

    void add(double value, double beside) {
        measured.add(value);
        floor.add(beside);
    }

    String line() {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < measured.size(); i++) {
            ratios.add(measured.get(i) / floor.get(i));
        }
        return "| " + what + " | " + Spread.of(measured) + " " + unit + " | " + Spread.of(floor) + " " + unit + " ("
                + floorIs + ") | " + Spread.of(ratios) + " |";
    }
}
