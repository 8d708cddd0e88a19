package anju.works.web;

import anju.project.GateCondition;
import java.util.List;
import java.util.UUID;

/** What stands on a form that the undertaking has not come to yet: where it is, where it must be, what is missing. */
public record TooEarlyNote(UUID project, String now, String needed, List<GateCondition> missing) {
    public String href() {
        return "/projects/" + project + "#gate";
    }
}
