package anju.stewardship;

import anju.money.Money;

/**
 * A room to book.
 *
 * @param price for an hour outside the free ones
 * @param market what such a room costs elsewhere, with where that was seen
 */
public record RoomCard(
        String name, int seats, int opensHour, int closesHour, Money price, Money market, String marketSource) {}
