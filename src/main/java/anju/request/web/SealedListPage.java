package anju.request.web;

import anju.request.SealedState;
import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The sealed reports of the places an auditor audits; what they say is not on it. */
public record SealedListPage(Site site, List<Row> rows, Form form) {
    public record Row(
            UUID id, String compound, SealedState state, Instant receivedAt, Instant acknowledgeDueAt, boolean late) {}
}
