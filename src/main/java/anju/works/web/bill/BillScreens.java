package anju.works.web.bill;

import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.site.Column;
import anju.site.FormCheck;
import anju.site.Listing;
import anju.site.Option;
import anju.site.Site;
import anju.site.table.Table;
import anju.site.table.TableColumn;
import anju.site.table.TableFault;
import anju.works.web.ContractFormPage;
import anju.works.web.ContractPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contract's bill of quantities as a spreadsheet has it: read, and given out again in the same columns. */
final class BillScreens {
    static final String TABLE = "works.bill.table";

    private static final int TEXT_MAX = 80;
    private static final int NUMBER_MAX = 20;
    private static final int MONTHS_MAX = 600;
    /** Spreadsheets round a line's value half up; here it is rounded down. */
    private static final long ROUNDING_FEN = 1;

    private BillScreens() {}

    /** @param lines empty where anything is wrong */
    record Read(List<TableFault> faults, List<BillPage.Line> lines) {}

    static List<TableColumn> columns(Site site) {
        return List.of(
                TableColumn.required("item"),
                TableColumn.optional("number"),
                TableColumn.required("what"),
                TableColumn.choice("unit", units(site)),
                TableColumn.required("quantity"),
                TableColumn.required("price"),
                TableColumn.optional("value"),
                TableColumn.optional("warranty"));
    }

    /** The units in their own word and in others that mean the same. */
    private static List<Option> units(Site site) {
        var units = new ArrayList<Option>();
        for (var unit : Unit.values()) {
            units.add(new Option(unit.name(), site.word(unit)));
            var others = "works.bill.unit." + unit.name();
            if (site.has(others)) {
                Arrays.stream(site.text(others).split("\\|")).forEach(word -> units.add(new Option(unit.name(), word)));
            }
        }
        return units;
    }

    static Listing<ContractPage.LineRow> sheet(Site site) {
        return Listing.of(
                TABLE,
                "l.number",
                Column.text("item", row -> Integer.toString(row.itemNumber())),
                Column.text("number", ContractPage.LineRow::number),
                Column.text("what", ContractPage.LineRow::title),
                Column.text("unit", row -> site.word(row.contracted().unit())),
                Column.figure("quantity", ContractPage.LineRow::contracted),
                Column.figure("price", ContractPage.LineRow::price),
                Column.figure("value", ContractPage.LineRow::value),
                Column.figure("warranty", ContractPage.LineRow::warrantyMonths));
    }

    static Read read(Site site, List<ContractFormPage.ItemRow> items, String text) {
        var table = Table.read(site, TABLE, columns(site), text);
        var lines = new ArrayList<BillPage.Line>();
        var numbers = new HashSet<String>();
        for (var row : table.rows()) {
            var line = line(row.check(), items, lines);
            if (line != null) {
                if (!numbers.add(line.number())) {
                    row.check().refuse("number", "works.bill.number-twice", line.number());
                }
                lines.add(line);
            }
        }
        var faults = table.faults();
        return new Read(faults, faults.isEmpty() ? lines : List.of());
    }

    private static BillPage.@Nullable Line line(
            FormCheck row, List<ContractFormPage.ItemRow> items, List<BillPage.Line> before) {
        var said = row.text("item", TEXT_MAX);
        var item = items.stream()
                .filter(each -> Integer.toString(each.number()).equals(said)
                        || each.title().equals(said))
                .findFirst()
                .orElse(null);
        if (item == null) {
            row.refuse("item", "works.bill.no-item", said);
        }
        var number = row.optionalText("number", NUMBER_MAX);
        var title = row.text("what", TEXT_MAX);
        var unit = row.choice("unit", Unit.class);
        if (item != null && unit != item.planned().unit()) {
            row.refuse("unit", "works.bill.unit", unit, item.planned().unit());
        }
        var quantity = row.quantity("quantity", unit);
        var price = row.money("price");
        var value = row.optionalMoney("value", Money.ZERO, FormCheck.MONEY_AT_MOST);
        var warranty = row.optionalInteger("warranty", 0, MONTHS_MAX);
        if (item == null || row.failed()) {
            return null;
        }
        var worth = quantity.at(price);
        if (value.isPresent() && Math.abs(value.get().fen() - worth.fen()) > ROUNDING_FEN) {
            row.refuse("value", "works.bill.value", value.get(), quantity, price, worth);
        }
        var own = number.isEmpty()
                ? item.number()
                        + "."
                        + (1
                                + before.stream()
                                        .filter(line -> line.item().equals(item))
                                        .count())
                : number;
        return new BillPage.Line(
                item,
                own,
                title,
                new Quantity(quantity.milli(), unit),
                price,
                warranty.map(Long::intValue).orElse(null));
    }
}
