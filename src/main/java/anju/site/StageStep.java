package anju.site;

import org.jspecify.annotations.Nullable;

/**
 * A step of the stage line.
 *
 * @param permille how far the present step has come; ignored for the others
 * @param gate whether the gate behind this step is passed; null where there is none
 */
public record StageStep(
        String name,
        String note,
        State state,
        long permille,
        @Nullable Boolean gate) {
    /** Where a step stands on the thread. */
    public enum State {
        DONE,
        NOW,
        LATER
    }
}
