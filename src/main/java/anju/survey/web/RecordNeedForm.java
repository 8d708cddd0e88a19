package anju.survey.web;

import java.util.List;

/** A need as it was typed. */
record RecordNeedForm(
        String topic,
        String title,
        String description,
        String source,
        String danger,
        String occurredOn,
        String whole,
        List<String> buildings,
        List<String> stairwells,
        List<String> parts,
        String request) {
    static final RecordNeedForm EMPTY =
            new RecordNeedForm("", "", "", "", "", "", "", List.of(), List.of(), List.of(), "");
}
