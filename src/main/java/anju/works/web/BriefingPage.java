package anju.works.web;

import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.BriefingKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Trainings and briefings of a contract.
 *
 * @param untold what people must be told before they work and nobody has been told
 */
public record BriefingPage(
        Site site,
        Project project,
        UUID contract,
        String number,
        List<Row> rows,
        List<BriefingKind> untold,
        int trained,
        int mostOnSite,
        boolean mayEnter) {

    /** @param line the contract line it was about; empty = the whole contract */
    public record Row(
            String code,
            BriefingKind kind,
            String line,
            LocalDate heldOn,
            String topic,
            String giver,
            int people,
            int passed,
            UUID sheet) {}

    public record Entry(Site site, Project project, UUID contract, String number, Form form, List<Option> lines) {}

    /** More people were on the site in a day than ever passed an entry training. */
    public boolean hasUntrained() {
        return mostOnSite > trained;
    }
}
