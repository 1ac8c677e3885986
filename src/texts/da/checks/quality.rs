//! Rules of quality, in Danish.

use super::Words;
use crate::checks::case;
use model::finding::Finding;

/// What it is, why it matters, what to do; nothing for a rule of another area.
pub(super) fn words(finding: &Finding) -> Option<Words> {
    let rule = finding.rule.strip_prefix("quality.")?;
    about_the_file(rule, case(finding)).or_else(|| about_values(rule, case(finding)))
}

/// Rules about the file, its rows and columns.
fn about_the_file(rule: &str, case: &str) -> Option<Words> {
    Some(match (rule, case) {
        ("encoding", "lost") => (
            "Bogstaver er gået tabt",
            "Navne kan ikke længere søges eller kobles med andre data.",
            "Find den oprindelige fil, og gem den igen som UTF-8; bogstaverne kan ikke genskabes herfra.",
        ),
        ("encoding", "lost_places") => (
            "Bogstaver er gået tabt i navne på steder",
            "Navnene kan ikke længere søges eller kobles med andre data.",
            "Lad Datalup skrive de navne rigtigt, der kun kan være ét sted, eller hent dem fra den oprindelige fil.",
        ),
        ("encoding", "lost_in_names") => (
            "Bogstaver er gået tabt i kolonnernes navne",
            "Programmer finder ikke kolonnerne ved navn.",
            "Ret navnene i den oprindelige fil, og gem den igen som UTF-8.",
        ),
        ("encoding", "twice") => (
            "Bogstaver er gemt som UTF-8 to gange",
            "Der står »Ã¦« i stedet for »æ«, så navne ikke kan søges eller kobles.",
            "Lad Datalup vende dem tilbage, eller ret det i det program, filen kommer fra.",
        ),
        ("encoding", "twice_in_names") => (
            "Bogstaver i kolonnernes navne er gemt som UTF-8 to gange",
            "Der står »Ã¦« i stedet for »æ«.",
            "Lad Datalup vende dem tilbage, eller ret det i det program, filen kommer fra.",
        ),
        ("encoding", _) => (
            "Filen er ikke i UTF-8",
            "Andre programmer må gætte, hvordan bogstaverne er kodet, og gætter tit forkert.",
            "Gem den som UTF-8, før den offentliggøres.",
        ),
        ("layout", "title_rows") => (
            "Der står titel eller tekst over tabellen",
            "Programmer læser den første række som kolonnenavne.",
            "Lad filen begynde med kolonnenavnene, og flyt teksten til beskrivelsen af datasættet.",
        ),
        ("layout", "footer_rows") => (
            "Der står noter under tabellen",
            "Programmer læser dem som data.",
            "Flyt noter og kilde til beskrivelsen af datasættet.",
        ),
        ("layout", "repeated_header") => (
            "Kolonnenavnene gentages inde i data",
            "Programmer læser dem som data, og tal bliver til tekst.",
            "Behold kun de øverste.",
        ),
        ("layout", "group_headings") => (
            "Overskrifter står mellem rækkerne",
            "En række kan ikke forstås uden den overskrift, den står under, og den følger ikke med ved sortering og kobling.",
            "Giv overskrifterne en kolonne for sig, så hver række har sin egen.",
        ),
        ("layout", "merged_cells") => (
            "Flettede celler",
            "Kun den første af de flettede celler har værdien; resten er tomme for andre programmer.",
            "Ophæv fletningen, og udfyld hver celle.",
        ),
        ("layout", "several_header_rows") => (
            "Kolonnenavnene fylder flere rækker",
            "Programmer læser kun den første række som navne og resten som data.",
            "Saml hvert navn i én celle.",
        ),
        ("layout", _) => (
            "Kolonnerne har ingen navne",
            "Ingen kan se, hvad værdierne er.",
            "Sæt en række med navne øverst.",
        ),
        ("ragged_rows", "unclosed_quote") => (
            "Et anførselstegn bliver aldrig lukket",
            "Resten af filen læses som én lang tekst.",
            "Luk det, eller fjern det.",
        ),
        ("ragged_rows", "quotes") => (
            "Anførselstegn er sat forkert",
            "De fleste programmer læser rækkerne forkert eller springer dem over.",
            "Skriv et anførselstegn inde i en tekst to gange, eller gem filen igen fra kilden.",
        ),
        ("ragged_rows", "bad_lines") => (
            "Linjer, der ikke kan læses",
            "De mangler i tabellen.",
            "Gem filen igen fra kilden.",
        ),
        ("ragged_rows", _) => (
            "Rækker med for få eller for mange felter",
            "Værdier kan være røget over i en forkert kolonne.",
            "Se, om rækkerne har et skilletegn for meget eller for lidt; sæt anførselstegn om tekster med skilletegn.",
        ),
        ("header_names", "doubled") => (
            "Flere kolonner har samme navn",
            "Programmer kan ikke skelne dem og beholder tit kun den ene.",
            "Giv hver kolonne sit eget navn.",
        ),
        ("header_names", "blanks") => (
            "Kolonnenavne med mellemrum omkring",
            "Programmer finder ikke kolonnen ved sit navn.",
            "Fjern mellemrummene.",
        ),
        ("header_names", _) => (
            "Kolonner uden et rigtigt navn",
            "Ingen kan se, hvad værdierne er.",
            "Giv hver kolonne et navn, der siger, hvad den indeholder.",
        ),
        ("axes_swapped", _) => (
            "Koordinaternes akser er byttet om",
            "På et kort havner stederne langt fra Danmark.",
            "Byt om på dem: øst (længde) før nord (bredde).",
        ),
        ("geometry_places", "swapped") => (
            "Geometriens akser er byttet om",
            "Nord står før øst, så stederne på et kort havner langt fra Danmark.",
            "Lad Datalup bytte dem om, eller ret rækkefølgen i kilden: øst (længde) før nord (bredde).",
        ),
        ("geometry_places", "zero") => (
            "Geometri i nulpunktet",
            "Nul betyder her, at stedet mangler, men på et kort havner det i Atlanten.",
            "Lad cellerne stå tomme.",
        ),
        ("geometry_places", _) => (
            "Geometri uden for Danmark",
            "Resten af kolonnen ligger i Danmark. Koordinaterne er sandsynligvis tastet forkert eller står i et andet koordinatsystem.",
            "Slå stederne op, og ret dem.",
        ),
        ("coordinates", "zero") => (
            "Koordinater, der er nul",
            "Nul betyder her, at stedet mangler, men på et kort havner det i Atlanten.",
            "Lad cellerne stå tomme.",
        ),
        ("coordinates", _) => (
            "Koordinater uden for Danmark",
            "De er sandsynligvis tastet forkert eller står i et andet koordinatsystem.",
            "Slå stederne op, og ret dem.",
        ),
        ("crs", "contradicted") => (
            "Filen nævner et koordinatsystem, som koordinaterne ikke kan være i",
            "Andre programmer tror på filen og tegner stederne forkert.",
            "Ret koordinatsystemet, eller regn koordinaterne om.",
        ),
        ("crs", "unknown") => (
            "Filens koordinatsystem er ukendt",
            "Andre programmer kan ikke placere stederne.",
            "Angiv systemet med sit EPSG-nummer.",
        ),
        ("crs", "not_wgs84") => (
            "GeoJSON-filen er ikke i WGS84",
            "Standarden kræver længde og bredde i WGS84; mange kort tegner alt andet forkert.",
            "Regn koordinaterne om til WGS84.",
        ),
        ("crs", _) => (
            "Filen siger ikke, hvilket koordinatsystem den bruger",
            "Andre må gætte det ud fra tallene.",
            "Angiv systemet, for eksempel EPSG:25832.",
        ),
        ("duplicate_rows", "some") => (
            "Rækker, der står mere end én gang",
            "Alt, der tælles eller lægges sammen, tæller dem to gange.",
            "Se, om de er samme ting, og fjern gentagelserne.",
        ),
        ("duplicate_rows", _) => (
            "Mange rækker er ens",
            "Det kan være i orden, men de kan ikke skelnes fra hinanden.",
            "Giv hver række et id, hvis de ikke er den samme ting.",
        ),
        ("empty_rows", _) => (
            "Rækker uden en eneste værdi",
            "De tælles som poster.",
            "Fjern dem.",
        ),
        ("empty_columns", "nameless") => (
            "En kolonne uden navn og værdier",
            "Der står sandsynligvis et skilletegn for meget i hver række.",
            "Fjern den.",
        ),
        ("empty_columns", _) => (
            "En kolonne uden værdier",
            "Læseren leder efter det, der mangler.",
            "Udfyld den, eller fjern den.",
        ),
        ("spreadsheet_damage", "decimals") => (
            "Decimaltal, som et regneark har ødelagt",
            "»810.219.971« var 810,219971; den rigtige størrelse kan ikke ses af tallet.",
            "Hent tallene igen fra kilden, og åbn dem med det rigtige decimaltegn.",
        ),
        ("spreadsheet_damage", "exponents") => (
            "Lange numre, som et regneark har forkortet",
            "»1,98317E+12« har mistet sine sidste cifre.",
            "Hent numrene igen fra kilden, og gem kolonnen som tekst.",
        ),
        ("spreadsheet_damage", "dates") => (
            "Intervaller, som et regneark har gjort til datoer",
            "»1-2« er blevet til »01-feb«.",
            "Ret dem, og gem kolonnen som tekst.",
        ),
        ("spreadsheet_damage", "times") => (
            "Decimaltal, som et regneark har gjort til klokkeslæt",
            "»00.47« var 0,47.",
            "Hent tallene igen fra kilden.",
        ),
        ("spreadsheet_damage", "formulas") => (
            "Formler uden gemt resultat",
            "Cellerne er tomme for alle andre programmer end regnearket.",
            "Beregn arket igen, og gem det.",
        ),
        ("spreadsheet_damage", _) => (
            "Fejl fra et regneark",
            "En formel slog fejl, og cellen har ingen værdi.",
            "Ret formlerne i regnearket, og gem igen.",
        ),
        ("file_type", "latin1_geojson") => (
            "GeoJSON-filen er ikke i UTF-8",
            "Standarden kræver UTF-8; mange programmer kan slet ikke åbne filen.",
            "Gem den som UTF-8.",
        ),
        ("file_type", "no_prj") => (
            "Shapefilen mangler sin .prj-fil",
            "Andre programmer ved ikke, hvor stederne ligger.",
            "Læg .prj-filen i arkivet.",
        ),
        ("file_type", "no_part") => (
            "Shapefilen mangler en del",
            "Uden den kan andre programmer ikke åbne filen eller kun læse noget af den.",
            "Læg alle dele i arkivet (.shp, .shx, .dbf, .prj, .cpg).",
        ),
        ("file_type", "no_cpg") => (
            "Filen siger ikke, hvordan dens bogstaver er kodet",
            "Andre programmer kan vise æ, ø og å forkert.",
            "Læg en .cpg-fil ved, eller gem som UTF-8.",
        ),
        ("file_type", "cut_off") => (
            "Filen holder op midt i det hele",
            "Det sidste af data mangler.",
            "Hent eller gem filen igen.",
        ),
        ("file_type", _) => (
            "Filen er ikke det, dens navn siger",
            "Programmer, der går efter navnet, kan ikke åbne den.",
            "Giv den det rigtige efternavn, eller gem den i det format, navnet siger.",
        ),
        ("csv_injection", _) => (
            "Celler, som et regneark læser som formler",
            "Tekster, der begynder med = + - eller @, kan udføres, når nogen åbner filen i et regneark.",
            "Sæt en apostrof foran, eller skriv dem om.",
        ),
        ("cut_texts", "names") => (
            "Kolonnenavne, der er skåret af",
            "Formatet giver kun plads til korte navne, så ingen kan se, hvad de betyder.",
            "Gem i et format uden den grænse, eller forklar navnene i beskrivelsen.",
        ),
        ("cut_texts", _) => (
            "Tekster, der ser ud til at være skåret af",
            "Flere er præcis lige så lange som den plads, de havde.",
            "Hent teksterne igen fra kilden med plads til dem hele.",
        ),
        ("constant_column", _) => (
            "Samme værdi i hver række",
            "Den siger noget om hele filen.",
            "Behold den, eller skriv den i beskrivelsen.",
        ),
        _ => return None,
    })
}

/// Rules about values.
fn about_values(rule: &str, case: &str) -> Option<Words> {
    Some(match (rule, case) {
        ("several_values", "postcode_town") => (
            "Postnummer og by står i samme celle",
            "Man kan hverken sortere efter postnummer eller koble det med andre data.",
            "Del kolonnen i to.",
        ),
        ("several_values", "address") => (
            "Hele adressen står i én celle",
            "Postnummer og by kan hverken sorteres, tælles eller kobles for sig.",
            "Del kolonnen, hvis de skal bruges hver for sig.",
        ),
        ("several_values", "number_unit") => (
            "Tal og enhed står i samme celle",
            "Tallene kan ikke lægges sammen, og enhederne er forskellige.",
            "Del kolonnen i tal og enhed; regn derefter om til én enhed.",
        ),
        ("several_values", "fields") => (
            "Flere oplysninger står i samme celle",
            "Hver oplysning kan hverken sorteres, tælles eller kobles for sig.",
            "Del kolonnen, så hver oplysning får sin egen.",
        ),
        ("several_values", _) => (
            "Lister inde i celler",
            "De enkelte værdier kan hverken tælles eller filtreres for sig.",
            "Del kolonnen, eller giv hver værdi sin egen række.",
        ),
        ("decimal_signs", "columns_differ") => (
            "Nogle kolonner har decimalkomma, andre decimalpunktum",
            "Et program læser filen med ét tegn; de andre kolonner bliver til tekst eller forkerte tal.",
            "Brug samme tegn i hele filen.",
        ),
        ("decimal_signs", "ambiguous") => (
            "Tal, der kan læses på to måder",
            "»1.250« er tolv hundrede og halvtreds på dansk og en og en kvart på engelsk.",
            "Skriv tallene uden tusindtalspunktum.",
        ),
        ("decimal_signs", _) => (
            "Decimalkomma og decimalpunktum i samme kolonne",
            "Et program læser kolonnen med ét tegn; de andre tal bliver til tekst eller forkerte.",
            "Brug samme tegn i hele kolonnen.",
        ),
        ("date_forms", "short_years") => (
            "Årstal med to cifre",
            "Ingen kan vide, hvilket århundrede de hører til.",
            "Skriv datoerne som 2024-05-31.",
        ),
        ("date_forms", "ambiguous") => (
            "Datoer, der kan læses på to måder",
            "»04/05/2024« er 4. maj på dansk og 5. april i USA.",
            "Skriv datoerne som 2024-05-31.",
        ),
        ("date_forms", _) => (
            "Datoer skrevet på flere måder i samme kolonne",
            "Programmer læser kun den ene form som datoer.",
            "Skriv alle datoer som 2024-05-31.",
        ),
        ("mixed_types", _) => (
            "Tekst mellem tallene",
            "Hele kolonnen bliver læst som tekst og kan ikke lægges sammen eller sorteres.",
            "Skriv kun tal i kolonnen; flyt forbehold til en kolonne for sig, og lad det, der mangler, stå tomt.",
        ),
        ("leading_zero_lost", _) => (
            "Koder, der har mistet et nul foran",
            "De passer ikke sammen med de samme koder i andre data.",
            "Sæt nullerne foran igen, og gem kolonnen som tekst.",
        ),
        ("unknown_code", "names") => (
            "Navne, som registret ikke kender",
            "De kan ikke kobles til andre data: de er stavet forkert eller findes ikke længere.",
            "Ret dem, eller skriv i beskrivelsen, hvad de betyder.",
        ),
        ("unknown_code", "code_system") => (
            "Koder, der ikke er i det kodesystem, I har givet",
            "De kan være slåfejl eller fra en anden udgave, og ingen kan slå op, hvad de betyder.",
            "Ret dem, eller brug den udgave, som koderne er fra.",
        ),
        ("unknown_code", _) => (
            "Koder, der ikke findes i registret",
            "De kan være slåfejl eller nedlagte, og de kan ikke kobles med andre data.",
            "Ret dem, eller skriv i beskrivelsen, hvad de betyder.",
        ),
        ("code_name", "wrong_name") => (
            "Kode og navn passer ikke sammen",
            "Den ene af dem er forkert, og man kan ikke se hvilken.",
            "Ret den, der er forkert.",
        ),
        ("code_name", _) => (
            "Samme kode har flere navne",
            "Optællinger efter kode og efter navn giver forskellige tal.",
            "Brug ét navn til hver kode.",
        ),
        ("missing_codes", "sentinel") => (
            "Et tal står for »mangler«",
            "Gennemsnit og summer bliver forkerte, når det regnes med.",
            "Lad cellerne stå tomme, eller skriv i beskrivelsen, hvad tallet betyder.",
        ),
        ("missing_codes", _) => (
            "Tegn for »mangler«",
            "Andre skal vide, hvad de betyder, før de kan regne med kolonnen.",
            "Forklar dem i beskrivelsen, eller lad cellerne stå tomme.",
        ),
        ("totals", "hidden") => (
            "En række er summen af de andre",
            "Den siger det ikke selv, så alt, der lægges sammen, tælles to gange.",
            "Fjern rækken, eller mærk den »I alt« i en kolonne for sig.",
        ),
        ("totals", "nested") => (
            "Store og små områder står i samme kolonne",
            "De store indeholder de små, så alt, der lægges sammen, tælles to gange.",
            "Giv hvert niveau sin egen kolonne eller fil.",
        ),
        ("totals", _) => (
            "Totaler står mellem de rækker, de er summen af",
            "Alt, der lægges sammen, tælles to gange.",
            "Fjern dem, eller mærk dem i en kolonne for sig.",
        ),
        ("spelling_variants", "slips") => (
            "Det samme er muligvis stavet på flere måder",
            "Optællinger deler det op i flere.",
            "Se, om det er slåfejl, og ret dem.",
        ),
        ("spelling_variants", _) => (
            "Det samme er skrevet på flere måder",
            "Optællinger deler det op i flere.",
            "Brug én skrivemåde.",
        ),
        ("blanks", _) => (
            "Mellemrum omkring værdierne",
            "»Aarhus « og »Aarhus« er to forskellige ting for et program.",
            "Fjern dem.",
        ),
        ("impossible_values", "future") => (
            "Datoer langt ude i fremtiden",
            "De er sandsynligvis slåfejl eller står for »ingen slutdato«.",
            "Ret dem, eller lad cellerne stå tomme.",
        ),
        ("impossible_values", "past") => (
            "Datoer før 1800",
            "De er sandsynligvis slåfejl eller står for »ukendt«.",
            "Ret dem, eller lad cellerne stå tomme.",
        ),
        ("impossible_values", "negative") => (
            "Negative antal",
            "Et antal kan ikke være under nul.",
            "Ret tallene, eller skriv, hvad de betyder.",
        ),
        ("impossible_values", "share") => (
            "Andele over 100 procent eller under 0",
            "En andel af noget kan ikke være mere end det hele.",
            "Ret tallene, eller skriv, hvad de er en andel af.",
        ),
        ("impossible_values", "age") => (
            "Aldre, som ingen har",
            "De er sandsynligvis slåfejl eller står for »ukendt«.",
            "Ret dem, eller lad cellerne stå tomme.",
        ),
        ("impossible_values", "hours") => (
            "Flere end 24 timer i døgnet",
            "Tallene kan ikke passe.",
            "Ret dem, eller skriv, hvad de tæller.",
        ),
        ("impossible_values", _) => (
            "Værdier, der ikke kan passe",
            "De ligger uden for det, som kolonnen kan indeholde.",
            "Ret dem.",
        ),
        _ => return None,
    })
}
