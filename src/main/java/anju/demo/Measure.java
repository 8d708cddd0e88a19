package anju.demo;

/** What the records come to about a compound: a count, an area, money or a quantity, each asked of them when a page is shown. */
public enum Measure {
    BUILDINGS("select buildings from registry.compound_size where compound_id = :compound"),
    HOMES("select count(*) from registry.part_now where compound_id = :compound and use = 'DWELLING'"),
    AREA("select area_x100 from registry.compound_size where compound_id = :compound", Kind.AREA),
    GRIDS("select count(*) from consultation.micro_grid_now where compound_id = :compound"),
    GRID_LEAST("select min(households) from consultation.micro_grid_now where compound_id = :compound", Kind.HOMES),
    GRID_MOST("select max(households) from consultation.micro_grid_now where compound_id = :compound", Kind.HOMES),
    OPINIONS("select count(*) from consultation.opinion where compound_id = :compound"),
    CONSENSUSES("select count(*) from consultation.consensus where compound_id = :compound and state = 'TAKEN_UP'"),
    ITEMS("select count(*) from plan.item where compound_id = :compound"),
    /** Items of which the whole quantity is accepted. */
    ITEMS_DONE("""
            select count(*) from plan.item i
             where i.compound_id = :compound
               and i.quantity_milli <= (select coalesce(sum(a.quantity_milli), 0) from works.accepted a where a.item_id = i.id and a.state = 'PASSED')"""),
    /** Money of these sources. */
    RECEIVED("""
            select coalesce(sum(l.received_fen), 0) from fund.lot l
             where l.state = 'RECEIVED' and l.source in (:of)
               and l.project_id in (select project_id from project.place where compound_id = :compound)""", Kind.MONEY),
    /** Accepted work on items of these codes. */
    ACCEPTED("""
            select coalesce(sum(a.quantity_milli), 0) from works.accepted a join plan.item i on i.id = a.item_id
             where i.compound_id = :compound and i.catalogue_code in (:of) and a.state = 'PASSED'""", Kind.QUANTITY),
    /** Stretches of hidden works on items of these codes that were looked at and covered. */
    COVERED("""
            select count(*) from works.stretch s join works.contract_line l on l.id = s.contract_line_id
              join plan.item i on i.id = l.item_id
             where i.compound_id = :compound and i.catalogue_code in (:of) and s.state = 'COVERED'"""),
    /** Idle places put to use under these names. */
    SPACES("select count(*) from stewardship.parcel where compound_id = :compound and name in (:of)"),
    SPACE_AREA(
            "select coalesce(sum(area_x100), 0) from stewardship.parcel where compound_id = :compound and name in (:of)",
            Kind.AREA),
    /** Teams of these names that came together. */
    TEAMS("select count(*) from stewardship.team where compound_id = :compound and state = 'FORMED' and name in (:of)");

    /** What kind of figure it is. */
    public enum Kind {
        COUNT(0),
        HOMES(0),
        AREA(2),
        MONEY(2),
        QUANTITY(3);

        private final int decimals;

        Kind(int decimals) {
            this.decimals = decimals;
        }

        /** Decimal places that the records' whole numbers hold. */
        public int decimals() {
            return decimals;
        }
    }

    private final String sql;
    private final Kind kind;

    Measure(String sql) {
        this(sql, Kind.COUNT);
    }

    Measure(String sql, Kind kind) {
        this.sql = sql;
        this.kind = kind;
    }

    /** Asks the records for one whole number about {@code :compound}, and {@code :of} where it is about some. */
    public String sql() {
        return sql;
    }

    public Kind kind() {
        return kind;
    }
}
