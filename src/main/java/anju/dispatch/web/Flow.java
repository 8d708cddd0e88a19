package anju.dispatch.web;

import anju.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Money flowing from left to right through three columns, as nodes and bands of a height that is their share. */
public record Flow(List<Node> nodes, List<Band> bands, long height) {
    public static final int WIDTH = 1060;
    private static final long BODY = 320;
    private static final long GAP = 22;
    private static final int NODE_WIDTH = 14;
    private static final int[] LEFT = {0, 370, 740};

    /** So much from one to the other; {@code column} is that of the first. */
    public record Link(int column, String from, String to, Money amount) {}

    public record Node(String name, int column, Money amount, long x, long y, long height) {
        public long labelX() {
            return x + NODE_WIDTH + 6;
        }

        public long labelY() {
            return y + height / 2 + 4;
        }

        public int width() {
            return NODE_WIDTH;
        }
    }

    public record Band(Link link, String path) {}

    static Flow of(List<Link> links) {
        var amounts = new LinkedHashMap<List<Object>, long[]>();
        for (var link : links) {
            long fen = link.amount().fen();
            amounts.computeIfAbsent(List.of(link.column(), link.from()), _ -> new long[2])[1] += fen;
            amounts.computeIfAbsent(List.of(link.column() + 1, link.to()), _ -> new long[2])[0] += fen;
        }
        long whole = links.stream()
                .filter(link -> link.column() == 0)
                .mapToLong(link -> link.amount().fen())
                .sum();
        var nodes = new LinkedHashMap<List<Object>, Node>();
        long[] bottom = {4, 4, 4};
        amounts.forEach((key, sums) -> {
            int column = (int) key.getFirst();
            long fen = Math.max(sums[0], sums[1]);
            long height = Math.max(2, scaled(fen, whole));
            nodes.put(
                    key,
                    new Node((String) key.getLast(), column, new Money(fen), LEFT[column], bottom[column], height));
            bottom[column] += height + GAP;
        });
        return new Flow(
                List.copyOf(nodes.values()),
                bands(links, nodes, whole),
                Math.max(bottom[0], Math.max(bottom[1], bottom[2])));
    }

    private static List<Band> bands(List<Link> links, Map<List<Object>, Node> nodes, long whole) {
        var out = new LinkedHashMap<Node, Long>();
        var in = new LinkedHashMap<Node, Long>();
        var bands = new ArrayList<Band>();
        for (var link : links) {
            var from = Objects.requireNonNull(nodes.get(List.<Object>of(link.column(), link.from())));
            var to = Objects.requireNonNull(nodes.get(List.<Object>of(link.column() + 1, link.to())));
            long height = Math.max(1, scaled(link.amount().fen(), whole));
            long y0 = from.y() + out.merge(from, height, Long::sum) - height;
            long y1 = to.y() + in.merge(to, height, Long::sum) - height;
            long x0 = from.x() + NODE_WIDTH;
            long middle = (x0 + to.x()) / 2;
            bands.add(new Band(
                    link,
                    "M" + x0 + " " + y0 + "C" + middle + " " + y0 + " " + middle + " " + y1 + " " + to.x() + " " + y1
                            + "V" + (y1 + height) + "C" + middle + " " + (y1 + height) + " " + middle + " "
                            + (y0 + height) + " " + x0 + " " + (y0 + height) + "Z"));
        }
        return bands;
    }

    private static long scaled(long fen, long whole) {
        return whole == 0 ? 0 : Math.multiplyExact(fen, BODY) / whole;
    }

    /** All that flows out of a column. */
    Money of(int column) {
        return bands.stream()
                .filter(band -> band.link().column() == column)
                .map(band -> band.link().amount())
                .reduce(Money.ZERO, Money::plus);
    }
}
