package anju.works.web;

import anju.site.FieldError;
import anju.site.Form;
import anju.site.FormCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A form with rows: what is wrong in row 3 stands at the fields whose names end in {@code -3}. */
final class Rows {
    private Rows() {}

    static String at(List<String> column, int row) {
        return row < column.size() ? column.get(row) : "";
    }

    /** The form with one more row in it. */
    static Form with(Form form, FormCheck row, int number) {
        var typed = new LinkedHashMap<>(form.typed());
        row.form().typed().forEach((name, values) -> typed.put(name + "-" + number, values));
        var errors = new ArrayList<>(form.errors());
        row.form().errors().forEach(error -> errors.add(new FieldError(error.field() + "-" + number, error.why())));
        return new Form(form.key(), typed, List.copyOf(errors));
    }
}
