package anju.payment;

import anju.money.Money;
import java.time.LocalDate;

/**
 * A line of the bank's statement by which money went out.
 *
 * @param row its number in the file, as a spreadsheet counts
 * @param codes the payments its remark names, parted by blanks
 */
public record BankLine(int row, LocalDate paidOn, String reference, Money amount, String codes) {}
