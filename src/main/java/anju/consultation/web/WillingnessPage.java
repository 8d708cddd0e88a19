package anju.consultation.web;

import anju.site.Site;
import anju.site.Threshold;
import java.util.List;
import java.util.UUID;

/**
 * The shares of a round, for everybody; never who answered what.
 *
 * @param wishes how many of the forms answered wish for each item
 * @param own forms of parts that the viewer owns
 */
public record WillingnessPage(
        Site site, RoundView round, List<Threshold> shares, List<Wish> wishes, List<Own> own, boolean mayEnter) {
    public record Wish(String item, long forms) {}

    public record Own(UUID formId, String door) {}
}
