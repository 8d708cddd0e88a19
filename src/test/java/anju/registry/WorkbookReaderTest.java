package anju.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import anju.city.Area;
import anju.site.table.ZipGuard;
import anju.testing.InCity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything people and machines do to a workbook, and what they are told. */
@InCity
class WorkbookReaderTest {
    private static final List<Area> AREAS = List.of(
            area(Area.Kind.COMMUNITY, "永兴社区", "/ha/liuan/yongxing"),
            area(Area.Kind.COMMUNITY, "柳荫社区", "/ha/liuan/liuyin"),
            area(Area.Kind.COMMUNITY, "同名社区", "/ha/liuan/a"),
            area(Area.Kind.COMMUNITY, "同名社区", "/ha/liuan/b"),
            area(Area.Kind.COMMUNITY, "江滨社区", "/ha/jiang/bin"));

    static Stream<Arguments> wrong() {
        return Stream.of(
                spoilt("a missing cell", w -> w.put(2, Column.COMPOUND_NAME, ""), "missing"),
                spoilt(
                        "a compound's code in other letters",
                        w -> w.put(2, Column.COMPOUND_CODE, "五福里"),
                        "compound_code"),
                spoilt("a name too long", w -> w.put(2, Column.COMPOUND_NAME, "柳".repeat(41)), "too_long"),
                spoilt("a year to come", w -> w.put(2, Column.COMPOUND_BUILT_YEAR, 2199), "out_of_range"),
                spoilt("half a year", w -> w.put(2, Column.COMPOUND_BUILT_YEAR, 1989.5), "not_whole"),
                spoilt("an unknown community", w -> w.put(2, Column.COMPOUND_COMMUNITY, "火星基地"), "community_unknown"),
                spoilt("a community misspelt", w -> w.put(2, Column.COMPOUND_COMMUNITY, "永新社区"), "community_nearly"),
                spoilt(
                        "two communities of a name",
                        w -> w.put(2, Column.COMPOUND_COMMUNITY, "同名社区"),
                        "community_ambiguous"),
                spoilt("another's community", w -> w.put(2, Column.COMPOUND_COMMUNITY, "江滨社区"), "community_elsewhere"),
                spoilt("a compound twice", w -> w.repeat(Sheet.COMPOUNDS, 2), "compound_twice"),
                spoilt(
                        "which of two compounds",
                        w -> w.repeat(Sheet.COMPOUNDS, 2)
                                .put(3, Column.COMPOUND_CODE, "ABC-2")
                                .put(2, Column.BUILDING_COMPOUND, ""),
                        "which_compound"),
                spoilt("a building twice", w -> w.put(3, Column.BUILDING_NUMBER, "1号楼"), "building_twice"),
                spoilt("absurd storeys", w -> w.put(2, Column.BUILDING_STOREYS, 500), "out_of_range"),
                spoilt(
                        "a building of no compound",
                        w -> w.put(2, Column.BUILDING_COMPOUND, "XYZ-9"),
                        "compound_unknown"),
                spoilt(
                        "a part in no building",
                        w -> w.put(2, Column.PART_BUILDING, "7"),
                        "building_unknown",
                        "part_unknown"),
                spoilt("a door twice", w -> w.repeat(Sheet.PARTS, 2), "part_twice"),
                spoilt("a floor above the roof", w -> w.put(2, Column.PART_FLOOR, 9), "floor_above"),
                spoilt("an absurd floor", w -> w.put(2, Column.PART_FLOOR, 9999), "out_of_range"),
                spoilt("floor nought", w -> w.put(2, Column.PART_FLOOR, 0), "floor_zero"),
                spoilt("an unknown use", w -> w.put(2, Column.PART_USE, "仓库和别的"), "choice"),
                spoilt("a use misspelt", w -> w.put(2, Column.PART_USE, "住房"), "choice_nearly"),
                spoilt("no area", w -> w.put(2, Column.PART_REGISTERED, ""), "area_missing"),
                spoilt("an area of nought", w -> w.put(2, Column.PART_REGISTERED, 0), "area_not_positive"),
                spoilt("an area below nought", w -> w.put(2, Column.PART_REGISTERED, -64.56), "area_not_positive"),
                spoilt("an area with three decimals", w -> w.put(2, Column.PART_REGISTERED, 64.567), "area_decimals"),
                spoilt("an area in words", w -> w.put(2, Column.PART_REGISTERED, "六十四"), "not_a_number"),
                spoilt("an absurd area", w -> w.put(2, Column.PART_REGISTERED, 99_999_999), "area_absurd"),
                spoilt("a digit lost", w -> w.put(2, Column.PART_REGISTERED, 4.56), "area_small"),
                spoilt("a digit too many", w -> w.put(2, Column.PART_REGISTERED, 645.6), "area_large"),
                spoilt(
                        "a home of nothing",
                        w -> w.put(2, Column.PART_REGISTERED, 9.5)
                                .put(2, Column.PART_NUMBER, "188")
                                .put(2, Column.OWNER_NUMBER, "188"),
                        "home_small"),
                spoilt(
                        "a date for an area",
                        w -> w.put(2, Column.PART_REGISTERED, LocalDate.of(2020, 1, 2)),
                        "became_date"),
                spoilt("a date for a door", w -> w.put(2, Column.PART_NUMBER, LocalDate.of(2020, 1, 2)), "became_date"),
                spoilt("an owner of no part", w -> w.put(2, Column.OWNER_NUMBER, "999"), "part_unknown"),
                spoilt("an owner without name", w -> w.put(2, Column.OWNER_NAME, ""), "owner_nobody"),
                spoilt(
                        "an owner of both kinds",
                        w -> w.put(2, Column.OWNER_ORGANISATION, "某公司").put(2, Column.OWNER_PHONE, ""),
                        "owner_both"),
                spoilt("digits in a name", w -> w.put(2, Column.OWNER_NAME, "张3"), "name_has_digits"),
                spoilt("an impossible phone", w -> w.put(2, Column.OWNER_PHONE, "12345"), "phone"),
                spoilt("a phone in scientific notation", w -> w.put(2, Column.OWNER_PHONE, "1.3E+10"), "scientific"),
                spoilt(
                        "a short identity number",
                        w -> w.put(2, Column.OWNER_IDENTITY, "11010119900307"),
                        "identity_length"),
                spoilt(
                        "an identity number as a figure",
                        w -> w.put(2, Column.OWNER_IDENTITY, 110101199003077580e0),
                        "digits_lost"),
                spoilt(
                        "a wrong check character",
                        w -> w.put(2, Column.OWNER_IDENTITY, "110101199003077581"),
                        "identity_check_character"),
                spoilt(
                        "an identity number of nowhere",
                        w -> w.put(2, Column.OWNER_IDENTITY, "990101199003077580"),
                        "identity_region"),
                spoilt(
                        "a birth to come",
                        w -> w.put(2, Column.OWNER_IDENTITY, "110101209903077580"),
                        "identity_birth_date"),
                spoilt(
                        "letters in an identity number",
                        w -> w.put(2, Column.OWNER_IDENTITY, "11010119900307ABCD"),
                        "identity_characters"),
                spoilt(
                        "one identity number, two names",
                        w -> w.put(2, Column.OWNER_IDENTITY, "11010119900307758X")
                                .put(3, Column.OWNER_IDENTITY, "11010119900307758X"),
                        "identity_of_another"),
                spoilt(
                        "a wrong credit code",
                        w -> w.put(2, Column.OWNER_CREDIT_CODE, "91350100M000100Y44"),
                        "credit_code"),
                spoilt("a short credit code", w -> w.put(2, Column.OWNER_CREDIT_CODE, "9135"), "credit_code_length"),
                spoilt("half of a part", w -> w.put(2, Column.OWNER_SHARE, "1/2"), "shares_not_whole"),
                spoilt("a share that is none", w -> w.put(2, Column.OWNER_SHARE, "一半"), "not_a_share"),
                spoilt("a share above the whole", w -> w.put(2, Column.OWNER_SHARE, "3/2"), "not_a_share"),
                spoilt(
                        "a share turned date",
                        w -> w.put(2, Column.OWNER_SHARE, LocalDate.of(2026, 1, 2)),
                        "share_became_date"),
                spoilt("a person with unsold stock", w -> w.put(2, Column.OWNER_STANDING, "未售"), "stock_of_a_person"),
                spoilt("an unknown standing", w -> w.put(2, Column.OWNER_STANDING, "不清楚的状态"), "choice"),
                spoilt("a day to come", w -> w.put(2, Column.OWNER_SINCE, "2099-01-01"), "date_in_future"),
                spoilt("a day too long ago", w -> w.put(2, Column.OWNER_SINCE, "1899-01-01"), "date_too_early"),
                spoilt("a day that never was", w -> w.put(2, Column.OWNER_SINCE, "2023-02-30"), "not_a_date"),
                spoilt("a day as a bare figure", w -> w.put(2, Column.OWNER_SINCE, 45000), "not_a_date"),
                spoilt("nobody represents", w -> couple(w, "", ""), "represents_nobody"),
                spoilt("both represent", w -> couple(w, "是", "是"), "represents_several"),
                spoilt(
                        "the same owner twice",
                        w -> w.repeat(Sheet.OWNERS, 2)
                                .put(2, Column.OWNER_SHARE, "1/2")
                                .put(7, Column.OWNER_SHARE, "1/2")
                                .put(2, Column.OWNER_REPRESENTS, "是"),
                        "owner_twice"),
                spoilt("a misspelt column", w -> w.header(Column.PART_NUMBER, "房间号"), "column_nearly"),
                spoilt("a misspelt optional column", w -> w.header(Column.PART_SURVEYED, "测绘面和"), "column_nearly"),
                spoilt("a column twice", w -> w.header(Column.PART_SURVEYED, "登记面积"), "column_twice"),
                spoilt("a column gone", w -> w.header(Column.COMPOUND_NAME, "xyzzyxyzzy"), "column_missing"),
                spoilt("a misspelt sheet", w -> w.name(Sheet.OWNERS, "业主表"), "sheet_missing_nearly"),
                spoilt("a sheet gone", w -> w.without(Sheet.OWNERS), "sheet_missing"),
                spoilt(
                        "no header",
                        w -> {
                            for (var c : Sheet.OWNERS.columns()) {
                                w.header(c, "甲乙丙丁" + c.ordinal());
                            }
                            return w;
                        },
                        "header_missing"),
                spoilt(
                        "merged cells",
                        w -> w.then(Sheet.PARTS, s -> s.range(1, 1, 2, 1).merge()),
                        "merged"),
                spoilt(
                        "a formula of text",
                        w -> w.then(Sheet.OWNERS, s -> s.formula(1, 4, "CONCATENATE(A1,B1)")),
                        "cell_formula"),
                spoilt("nothing at all", SampleWorkbook::empty, "workbook_empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong(String what, UnaryOperator<SampleWorkbook> spoil, List<String> codes) {
        assertThat(faults(spoil.apply(new SampleWorkbook()).bytes())).isEqualTo(codes);
    }

    static Stream<Arguments> right() {
        return Stream.of(
                kept(
                        "full-width digits",
                        w -> w.put(2, Column.PART_REGISTERED, "６４．５６").put(2, Column.PART_FLOOR, "１")),
                kept(
                        "numbers as text",
                        w -> w.put(2, Column.PART_REGISTERED, "64.56").put(2, Column.PART_FLOOR, "1")),
                kept(
                        "a unit after a number",
                        w -> w.put(2, Column.PART_REGISTERED, "64.56 ㎡").put(2, Column.PART_FLOOR, "1层")),
                kept("scientific notation of a number", w -> w.put(2, Column.PART_REGISTERED, "6.456E+1")),
                kept("a thousands separator", w -> w.put(2, Column.PART_REGISTERED, "0,064.56")),
                kept("rounding dust of a spreadsheet", w -> w.put(2, Column.PART_REGISTERED, 64.560000000000002)),
                kept("blanks around and ideographic ones", w -> w.put(2, Column.OWNER_NAME, "　何 秀兰 ")),
                kept("doors as figures", w -> w.put(2, Column.PART_NUMBER, 101).put(2, Column.OWNER_NUMBER, "101室")),
                kept(
                        "buildings as people say them",
                        w -> w.put(2, Column.BUILDING_NUMBER, "1号楼").put(2, Column.PART_STAIRWELL, "1单元")),
                kept("a lower-case code", w -> w.put(2, Column.COMPOUND_CODE, "abc-1")),
                kept("a path for a community", w -> w.put(2, Column.COMPOUND_COMMUNITY, "/ha/liuan/yongxing")),
                kept(
                        "no codes where one compound stands",
                        w -> w.put(2, Column.BUILDING_COMPOUND, "")
                                .put(2, Column.PART_COMPOUND, "")
                                .put(2, Column.OWNER_COMPOUND, "")),
                kept(
                        "dates of every shape",
                        w -> w.put(2, Column.OWNER_SINCE, "2003年6月1日")
                                .put(3, Column.OWNER_SINCE, "2003/6/1")
                                .put(4, Column.OWNER_SINCE, "20030601")
                                .put(5, Column.OWNER_SINCE, LocalDate.of(2003, 6, 1))
                                .put(6, Column.OWNER_SINCE, "")),
                kept(
                        "shares of every shape",
                        w -> couple(w, "是", "否")
                                .put(2, Column.OWNER_SHARE, "50%")
                                .put(7, Column.OWNER_SHARE, 0.5)),
                kept(
                        "a strange area that was checked",
                        w -> w.put(2, Column.PART_REGISTERED, 9.5).put(2, Column.PART_CHECKED, "是")),
                kept("a remark behind a heading", w -> w.header(Column.PART_REGISTERED, "登记面积（平方米）*")),
                kept("a number worked out by a formula", w -> w),
                kept("the second floor below ground", w -> w.put(2, Column.PART_FLOOR, -2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void right(String what, UnaryOperator<SampleWorkbook> change) {
        assertThat(faults(change.apply(new SampleWorkbook()).bytes())).isEmpty();
    }

    static Stream<Arguments> notWorkbooks() throws IOException {
        var sound = new SampleWorkbook().bytes();
        return Stream.of(
                arguments("an empty file", new byte[0], "file_empty"),
                arguments("a file too large", new byte[ZipGuard.FILE_BYTES_MAX + 1], "file_too_large"),
                arguments("an old .xls", ole(""), "file_xls"),
                arguments("a workbook with a password", ole("EncryptedPackage"), "file_encrypted"),
                arguments("CSV renamed", "小区,地址\n五福里,马家沟路\n".getBytes(Charset.forName("GB18030")), "file_csv"),
                arguments("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3}, "file_not_xlsx"),
                arguments(
                        "a zip of something else",
                        zip(Map.of("a.txt", "x".getBytes(StandardCharsets.UTF_8))),
                        "file_not_xlsx"),
                arguments("half a workbook", java.util.Arrays.copyOf(sound, sound.length / 2), "file_broken"),
                arguments(
                        "a bomb",
                        zip(Map.of("xl/a.xml", new byte[50_000_000], "[Content_Types].xml", new byte[1])),
                        "file_bomb"),
                arguments("very many entries", zip(entries(600)), "file_broken"),
                arguments(
                        "an external entity",
                        replaced(
                                sound,
                                "xl/workbook.xml",
                                xml -> xml.replaceFirst(
                                        "\\?>", "?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")),
                        "file_entities"),
                arguments(
                        "a column beyond the last",
                        replaced(sound, "xl/worksheets/sheet1.xml", xml -> xml.replace("r=\"A2\"", "r=\"ZZZZZZ2\"")),
                        "file_broken"),
                arguments(
                        "a sheet cut off",
                        replaced(sound, "xl/worksheets/sheet2.xml", xml -> xml.substring(0, xml.length() / 2)),
                        "file_broken"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void notWorkbooks(String what, byte[] file, String code) {
        assertThat(faults(file)).containsExactly(code);
    }

    @Test
    void a_formula_counts_as_the_number_it_showed() {
        var file = replaced(
                new SampleWorkbook().bytes(),
                "xl/worksheets/sheet3.xml",
                xml -> xml.replaceFirst("<c r=\"G2\"([^>]*)><v>64.56</v>", "<c r=\"G2\"$1><f>32.28*2</f><v>64.56</v>"));
        assertThat(faults(file)).isEmpty();
    }

    @Test
    void a_fault_quotes_nothing_personal() {
        var file = new SampleWorkbook()
                .put(2, Column.OWNER_NAME, "赵钱孙9")
                .put(2, Column.OWNER_PHONE, "13912")
                .put(2, Column.OWNER_IDENTITY, "4101011990")
                .bytes();
        assertThat(read(file).faults.toString())
                .doesNotContain("赵钱孙")
                .doesNotContain("13912")
                .doesNotContain("4101011990");
    }

    @Test
    void every_fault_has_its_words_in_both_languages() {
        wrong().map(arguments -> (List<?>) arguments.get()[2])
                .flatMap(List::stream)
                .distinct()
                .forEach(code ->
                        assertThat(WorkbookWords.text("registry.fault." + code)).isNotBlank());
    }

    /** Random damage is answered, never thrown; the seed is in the name of what fails. */
    @Test
    void damage_of_any_kind_is_answered() {
        var sound = new SampleWorkbook().bytes();
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var file = sound.clone();
            if (seed % 2 == 0) {
                for (int k = 0; k <= random.nextInt(20); k++) {
                    file[random.nextInt(file.length)] = (byte) random.nextInt();
                }
            } else {
                // Damage within the XML, so that it gets past the checksums of the zip.
                file = replaced(sound, "xl/worksheets/sheet" + (1 + random.nextInt(4)) + ".xml", xml -> {
                    var damaged = new StringBuilder(xml);
                    for (int k = 0; k <= random.nextInt(10); k++) {
                        damaged.setCharAt(random.nextInt(damaged.length()), "<>\"/&A9 ;=".charAt(random.nextInt(10)));
                    }
                    return damaged.toString();
                });
            }
            assertThat(faults(file)).as("seed " + seed).isNotNull();
        }
    }

    private static SampleWorkbook couple(SampleWorkbook w, String first, String second) {
        return w.repeat(Sheet.OWNERS, 2)
                .put(2, Column.OWNER_SHARE, "1/2")
                .put(7, Column.OWNER_SHARE, "1/2")
                .put(7, Column.OWNER_NAME, "周小红")
                .put(2, Column.OWNER_REPRESENTS, first)
                .put(7, Column.OWNER_REPRESENTS, second);
    }

    private static List<String> faults(byte[] file) {
        var first = ZipGuard.atFirstSight(file);
        if (first != null) {
            return List.of(first.code());
        }
        return read(file).faults.stream().map(Fault::code).toList();
    }

    private static WorkbookRows read(byte[] file) {
        var unpacked = ZipGuard.unpack(file);
        if (unpacked.flaw() != null) {
            var rows = new WorkbookRows();
            rows.faults.add(Fault.of(unpacked.flaw()));
            return rows;
        }
        var rows = WorkbookReader.read(file, unpacked.merges(), _ -> {});
        if (rows.faults.stream().noneMatch(fault -> fault.sheet() == null)) {
            new WorkbookCheck(rows, new Standings(AREAS, List.of("/ha/liuan"), Map.of(), Map.of(), Map.of())).check();
        }
        return rows;
    }

    private static Arguments spoilt(String what, UnaryOperator<SampleWorkbook> spoil, String... codes) {
        return arguments(what, spoil, List.of(codes));
    }

    private static Arguments kept(String what, UnaryOperator<SampleWorkbook> change) {
        return arguments(what, change);
    }

    private static Area area(Area.Kind kind, String name, String path) {
        return new Area(UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)), null, kind, name, path);
    }

    private static byte[] ole(String inside) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        out.writeBytes(new byte[600]);
        out.writeBytes(inside.getBytes(StandardCharsets.UTF_16LE));
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(int count) {
        var entries = new java.util.HashMap<String, byte[]>();
        for (int i = 0; i < count; i++) {
            entries.put("xl/" + i + ".xml", new byte[1]);
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] file, String name, Function<String, String> change) {
        var entries = new java.util.LinkedHashMap<String, byte[]>();
        try (var zip = org.apache.commons.compress.archivers.zip.ZipFile.builder()
                .setSeekableByteChannel(new org.apache.commons.compress.utils.SeekableInMemoryByteChannel(file))
                .get()) {
            for (var entry : java.util.Collections.list(zip.getEntries())) {
                var bytes = zip.getInputStream(entry).readAllBytes();
                entries.put(
                        entry.getName(),
                        entry.getName().equals(name)
                                ? change.apply(new String(bytes, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(entries).containsKey(name);
        return zip(entries);
    }
}
