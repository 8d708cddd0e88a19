package anju.consultation.web;

import anju.site.Site;
import anju.site.Threshold;
import java.util.List;
import java.util.UUID;

/**
 * The shares of a round, for everybody; never who answered what. How many answered is told while it runs; what they answered is
 * told once it is counted, in whole per cent where few were asked, and not at all of a handful.
 *
 * @param shares with their lines, exact
 * @param rounded shares in whole per cent, where exact ones would tell too much
 * @param untold why what they answered is not told; empty where it is
 * @param wishes how many of the forms answered wish for each item
 * @param own forms of parts that the viewer owns
 */
public record WillingnessPage(
        Site site,
        RoundView round,
        List<Threshold> shares,
        List<Figure> rounded,
        String untold,
        List<Figure> answers,
        List<Figure> wishes,
        List<Own> own,
        boolean mayEnter) {
    public record Figure(String of, String value) {}

    public record Own(UUID formId, String door) {}
}
