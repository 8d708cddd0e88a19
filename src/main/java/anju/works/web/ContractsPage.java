package anju.works.web;

import anju.money.Money;
import anju.project.Project;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The contracts of an undertaking. */
public record ContractsPage(Site site, Project project, List<Row> rows, boolean maySign) {
    public record Row(
            UUID id, String code, String number, String contractor, LocalDate signedOn, Money total, Money accepted) {}
}
