package anju.site;

import java.text.ChoiceFormat;
import java.text.FieldPosition;

/** A choice between one and many that also counts figures already written out, such as 1,204 or 2.5; what is no figure is many. */
final class Counted extends ChoiceFormat {
    private static final long serialVersionUID = 1L;
    private static final long MANY = 2;

    Counted(ChoiceFormat choice) {
        super(choice.toPattern());
    }

    @Override
    public StringBuffer format(Object count, StringBuffer to, FieldPosition place) {
        return super.format(count instanceof Number ? count : written(String.valueOf(count)), to, place);
    }

    private static Long written(String figure) {
        var digits = figure.replace(",", "");
        return digits.matches("\\d{1,18}") ? Long.valueOf(digits) : Long.valueOf(MANY);
    }
}
