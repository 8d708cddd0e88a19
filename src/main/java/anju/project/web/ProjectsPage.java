package anju.project.web;

import anju.site.ListPage;
import anju.site.Site;
import java.time.LocalDate;
import java.util.UUID;

/** The undertakings at the viewer's places. */
public record ProjectsPage(Site site, ListPage<Row> list, boolean mayOpen) {
    public record Row(UUID id, String code, String name, String compounds, String stage, LocalDate openedOn) {}
}
