package anju.registry;

import java.util.List;
import java.util.UUID;

/** The answers to sending a workbook. */
public sealed interface Sending {
    record Sent(UUID importId) implements Sending {}

    /** Not a workbook, at first sight already; the text {@code registry.fault.<code>} says what to do. */
    record Unusable(String code, List<String> args) implements Sending {}
}
