package anju.dispatch.web;

import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What waits for the person at the desk, and the undertakings in their places. */
public record DeskPage(Site site, List<Waiting> waiting, List<Project> projects, boolean hasCompounds) {
    /** @param task what is to be done, a code of the texts {@code dispatch.task.*} */
    public record Waiting(String task, UUID subjectId, String code, String compound, Instant since) {
        /** Where it is done. */
        public String href() {
            return switch (task) {
                case "SIGN_ACCEPTANCE" -> "/acceptances/" + subjectId;
                case "FREEZE_VOTE", "CLOSE_VOTE" -> "/votes/" + subjectId;
                case "PASS_GATE" -> "/projects/" + subjectId + "#gate";
                case "CLEAR" -> "/clearances/" + subjectId;
                default -> "/payments/" + subjectId;
            };
        }
    }

    public record Project(
            UUID id,
            String code,
            String name,
            String stage,
            UUID compoundId,
            String compound,
            long needs,
            long items,
            long paidFen) {
        /** The same with its stage as its own rules call it. */
        Project at(String stageName) {
            return new Project(id, code, name, stageName, compoundId, compound, needs, items, paidFen);
        }

        public anju.money.Money paid() {
            return new anju.money.Money(paidFen);
        }
    }
}
