package anju.survey.web;

import org.jspecify.annotations.Nullable;

/** Writes thousandths of a point with one decimal, cut off, so that no line is shown above what it is. */
public final class Points {
    private Points() {}

    public static String of(@Nullable Integer milli) {
        return milli == null ? "–" : milli / 1000 + "." + milli % 1000 / 100;
    }
}
