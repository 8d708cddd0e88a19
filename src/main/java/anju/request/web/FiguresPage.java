package anju.request.web;

import anju.money.PublicFigures;
import anju.site.Site;
import java.time.LocalDate;
import java.util.UUID;

/** How a compound's requests went: every rate with what it counts and the day it counts to. */
public record FiguresPage(Site site, UUID compound, String name, LocalDate asOf, Figures figures) {
    /**
     * @param all neither merged nor refused
     * @param due those whose day to acknowledge is over, or that were acknowledged
     * @param inTime those of them acknowledged in time
     * @param rated those whose resident said how it went
     * @param solved those of them solved
     * @param satisfied those of them with four or five stars
     * @param closed ended
     * @param open somebody still has to act
     */
    public record Figures(
            long all, long due, long inTime, long rated, long solved, long satisfied, long closed, long open) {
        /** A handful of marks would tell who gave which. */
        public boolean tellsMarks() {
            return PublicFigures.mayBeSplit(rated);
        }
    }
}
