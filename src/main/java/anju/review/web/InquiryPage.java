package anju.review.web;

import anju.review.InquiryState;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One satisfaction survey: how many answered, and once counted what they said; each rate with what it counts.
 *
 * @param remarks for staff only
 * @param doors where staff may enter an answer
 */
public record InquiryPage(
        Site site,
        Head head,
        String occasion,
        int satisfiedFrom,
        int smallGroup,
        int answered,
        List<Result> results,
        List<Question> questions,
        List<String> remarks,
        List<Option> doors,
        boolean staff,
        boolean mayEnter,
        boolean mayClose,
        boolean mayAnswer,
        boolean compared,
        Form form,
        Form gate) {

    public record Head(
            UUID id,
            String code,
            UUID projectId,
            String project,
            UUID compoundId,
            String compound,
            String path,
            UUID acceptanceId,
            String occasion,
            UUID editionId,
            int households,
            LocalDate opensOn,
            LocalDate closesOn,
            InquiryState state) {}

    /** @param building none for the compound as a whole */
    public record Result(
            String question, @Nullable String building, int households, int answered, int satisfied, int markSum) {
        /** The mean mark with one decimal, cut off. */
        public String mean() {
            return markSum / answered + "." + markSum * 10 / answered % 10;
        }

        /**
         * How far off the share may be for all households, in tenths of a percentage point: 95 %, with the correction for a
         * finite whole; nothing when every household answered. It presumes that who answers is chance.
         */
        public int marginTenths() {
            if (households <= 1 || answered >= households) {
                return 0;
            }
            double share = (double) satisfied / answered;
            double left = (double) (households - answered) / (households - 1);
            return (int) Math.ceil(1960 * Math.sqrt(share * (1 - share) / answered * left));
        }

        public String margin() {
            return marginTenths() / 10 + "." + marginTenths() % 10;
        }
    }

    public record Question(String code, String name) {}

    public List<Result> overall() {
        return results.stream().filter(result -> result.building() == null).toList();
    }

    public List<Result> byBuilding() {
        return results.stream().filter(result -> result.building() != null).toList();
    }

    public boolean isMarked(String question, int mark) {
        return form.values("marks").contains(question + ":" + mark);
    }
}
