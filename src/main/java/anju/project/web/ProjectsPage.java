package anju.project.web;

import anju.site.ListPage;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The undertakings at the viewer's places. */
public record ProjectsPage(Site site, ListPage<Row> list, boolean mayOpen) {
    public record Row(UUID id, String code, String name, List<String> compounds, String stage, LocalDate openedOn) {
        private static final int SHOWN = 3;

        /** All of them, for a table that is taken away. */
        String everyCompound() {
            return String.join("/", compounds);
        }

        /** A batch covers dozens: the first of them, and how many there are. */
        public String brief(Site site) {
            return compounds.size() <= SHOWN
                    ? everyCompound()
                    : site.text(
                            "project.list.compounds-more",
                            String.join("/", compounds.subList(0, SHOWN)),
                            compounds.size());
        }
    }
}
