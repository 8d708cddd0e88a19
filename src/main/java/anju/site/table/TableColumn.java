package anju.site.table;

import anju.site.Option;
import java.util.List;

/**
 * A column somebody fills in. Its heading is the text {@code <table's key>.<name>}; other headings that mean the same stand in
 * {@code <table's key>.<name>.also}, divided by bars; what to write into it says {@code <table's key>.<name>.hint}.
 *
 * @param choices the words the column allows, each with the value it stands for; empty where anything may be written
 */
public record TableColumn(String name, boolean required, List<Option> choices) {
    public static TableColumn required(String name) {
        return new TableColumn(name, true, List.of());
    }

    public static TableColumn optional(String name) {
        return new TableColumn(name, false, List.of());
    }

    public static TableColumn choice(String name, List<Option> choices) {
        return new TableColumn(name, true, choices);
    }
}
