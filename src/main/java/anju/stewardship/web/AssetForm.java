package anju.stewardship.web;

import java.util.List;

/** An asset, as typed. */
record AssetForm(
        String name,
        String building,
        String keeper,
        String upkeep,
        String upkeepEveryMonths,
        String inUseFrom,
        String lifeYears,
        List<String> origins) {}
