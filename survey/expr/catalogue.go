package expr

// Catalogue lists every problem that an expression may have, each with an example of what it is about, for the manual.
func Catalogue() Problems {
	return Problems{
		{Code: Empty},
		{Code: TooLong, Args: map[string]any{"Length": MaxLength + 1, "Limit": MaxLength}},
		{Code: TooDeep, Args: map[string]any{"Limit": MaxDepth}},
		{Code: EndsEarly},
		{Code: Unexpected, Args: map[string]any{"Found": ")"}},
		{Code: WriteInstead, Args: map[string]any{"Found": "==", "Instead": "="}},
		{Code: QuoteOpen},
		{Code: NameOpen},
		{Code: NameBad, Args: map[string]any{"Name": "my age"}},
		{Code: BareWord, Args: map[string]any{"Word": "yes"}},
		{Code: Path, Args: map[string]any{"Found": "//age"}},
		{Code: BracketOpen},
		{Code: NumberBad, Args: map[string]any{"Found": "9e999"}},
		{Code: FunctionUnknown, Args: map[string]any{"Function": "rond"}},
		{Code: CountWrong, Args: map[string]any{"Function": "round", "Want": "1-2", "Got": 3, "Many": true}},
		{Code: PatternOpen, Args: map[string]any{"Function": "regex"}},
		{Code: PatternBad, Args: map[string]any{"Pattern": "[0-9"}},
		{Code: NameUnknown, Args: map[string]any{"Name": "aeg"}},
		{Code: CurrentNowhere},
		{Code: Predicate},
		{Code: AnswersWanted, Args: map[string]any{"Function": "count"}},
		{Code: DataElsewhere, Args: map[string]any{"Function": "pulldata"}},
		{Code: Geography, Args: map[string]any{"Function": "area"}},
		{Code: DocumentOnly, Args: map[string]any{"Function": "name"}},
		{Code: NameWanted, Args: map[string]any{"Function": "jr:choice-name"}},
		{Code: RepeatWrong, Args: map[string]any{"Function": "position", "Name": "child"}},
		{Code: FormatBad, Args: map[string]any{"Found": "%Q"}},
		{Code: SquareOpen},
		{Code: ListUnknown, Args: map[string]any{"List": "crops"}},
		{Code: ColumnUnknown, Args: map[string]any{"Column": "weight", "List": "crop"}},
		{Code: InSquares, Args: map[string]any{"Function": "last"}},
		{Code: DigestBad, Args: map[string]any{"Found": "SHA-3"}},
	}
}
