-- The snapshot's tables. Dates are ISO 8601 text, amounts decimal text, EDTF dates three columns
-- (the text and the inclusive bounds). Tables that are read by their key have no row ids.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT NOT NULL,
    licence TEXT NOT NULL, attribution TEXT NOT NULL, retrieved TEXT NOT NULL,
    covers_from TEXT, covers_to TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE entity (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, iso TEXT, qid TEXT,
    country TEXT, gender TEXT, born TEXT, died TEXT
) WITHOUT ROWID;

CREATE TABLE alias (
    normalised TEXT NOT NULL, entity TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (normalised, entity, kind, text)
) WITHOUT ROWID;
CREATE INDEX alias_entity ON alias (entity);

CREATE TABLE tenure (
    person TEXT NOT NULL, person_label TEXT NOT NULL, office TEXT NOT NULL, title TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    start_edtf TEXT, start_earliest TEXT, start_latest TEXT,
    end_edtf TEXT, end_earliest TEXT, end_latest TEXT,
    known_until TEXT NOT NULL, end_inferred INTEGER NOT NULL, acting INTEGER NOT NULL,
    party TEXT, role TEXT NOT NULL, single INTEGER NOT NULL,
    source TEXT NOT NULL, url TEXT NOT NULL
);
CREATE INDEX tenure_person ON tenure (person);
CREATE INDEX tenure_place ON tenure (jurisdiction, office);

CREATE TABLE election (
    id TEXT PRIMARY KEY, jurisdiction TEXT NOT NULL, office TEXT, body TEXT, round INTEGER,
    date_edtf TEXT, date_earliest TEXT, date_latest TEXT,
    decisive INTEGER NOT NULL, electorate TEXT NOT NULL, total_seats INTEGER, turnout TEXT,
    source TEXT NOT NULL, url TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX election_place ON election (jurisdiction);

CREATE TABLE candidate (
    election TEXT NOT NULL, place INTEGER NOT NULL, id TEXT, name TEXT NOT NULL, party TEXT,
    share TEXT, votes INTEGER, electoral_votes INTEGER, seats INTEGER, won INTEGER,
    PRIMARY KEY (election, place)
) WITHOUT ROWID;
CREATE INDEX candidate_id ON candidate (id);
CREATE INDEX candidate_party ON candidate (party);

-- One row a series. `first` is a year ("1960") or a month ("1992-01"); `amounts` holds one value
-- a period from there on, separated by commas, empty where there is none.
CREATE TABLE series (
    entity TEXT NOT NULL, indicator TEXT NOT NULL, source TEXT NOT NULL, unit TEXT NOT NULL,
    url TEXT NOT NULL, first TEXT NOT NULL, amounts TEXT NOT NULL,
    PRIMARY KEY (entity, indicator, source)
) WITHOUT ROWID;

CREATE TABLE event (
    name TEXT NOT NULL, normalised TEXT NOT NULL, kind TEXT NOT NULL, start TEXT NOT NULL,
    end TEXT NOT NULL, place TEXT NOT NULL, country TEXT, source TEXT NOT NULL, url TEXT NOT NULL
);
CREATE INDEX event_name ON event (normalised);

CREATE TABLE attribute (
    entity TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL,
    target TEXT, qualifier TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL
);
CREATE INDEX attribute_entity ON attribute (entity, name);
