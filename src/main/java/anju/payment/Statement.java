package anju.payment;

import java.util.List;

/**
 * A bank's statement as it was read.
 *
 * @param others lines by which no money went out
 */
public record Statement(String name, byte[] content, List<BankLine> lines, int others) {}
