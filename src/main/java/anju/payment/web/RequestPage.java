package anju.payment.web;

import anju.money.Money;
import anju.project.Project;
import anju.site.Form;
import anju.site.Site;
import anju.works.AcceptanceState;
import java.util.List;
import java.util.UUID;

/** Before a clearance: what stands, what will be asked for. */
public record RequestPage(
        Site site,
        Project project,
        UUID acceptance,
        String acceptanceCode,
        AcceptanceState state,
        Money value,
        List<String> documents,
        boolean mayRequest,
        Form form) {}
