package anju.disclosure.web;

import anju.project.Stage;

/** How far a compound is, to a passer-by: not begun, being prepared, under works until they are accepted, done. */
public enum Phase {
    NONE,
    PREPARING,
    BUILDING,
    DONE;

    /** SQL for the phase of a stage {@code G0} to {@code G11}; no stage means not begun. */
    static String of(String stage) {
        return "(case when " + stage + " is null then 'NONE'"
                + " when substr(" + stage + ", 2)::int < " + Stage.G5.ordinal() + " then 'PREPARING'"
                + " when substr(" + stage + ", 2)::int <= " + Stage.G7.ordinal() + " then 'BUILDING' else 'DONE' end)";
    }
}
