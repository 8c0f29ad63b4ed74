namespace Meld.Text.Tokenizers.Files;

/// <summary>The <c>post_processor</c> of a <c>tokenizer.json</c>, as far as it says where special tokens stand.</summary>
/// <param name="root">The whole file.</param>
/// <param name="table">All tokens.</param>
internal sealed class TemplateJson(JsonPart root, TokenTable table)
{
    // Published ones have five parts of one token each. Every part repeats the tokens that it names: without a limit a small file fills any memory.
    private const int MostParts = 64;
    private const int MostTokens = 64;

    /// <summary>Where special tokens stand.</summary>
    /// <exception cref="TokenizerException">It is of a kind that BERT and GPT-2 do not use, or incomplete.</exception>
    public SequenceTemplate Read()
    {
        if (root.Find("post_processor") is not { } processor) return SequenceTemplate.Plain;
        return processor.Get("type").Text() switch
        {
            "TemplateProcessing" => new SequenceTemplate(Parts(processor, "single", texts: 1), Parts(processor, "pair", texts: 2)),
            "BertProcessing" => SequenceTemplate.Bert(Token(processor.Get("cls")), Token(processor.Get("sep"))),
            "RobertaProcessing" => SequenceTemplate.Roberta(Token(processor.Get("cls")), Token(processor.Get("sep"))),
            "ByteLevel" => SequenceTemplate.Plain,
            var other => throw processor.Error($"the post-processor {TokenizerException.Quote(other)} is not supported."),
        };
    }

    private List<TemplatePart> Parts(JsonPart processor, string name, int texts)
    {
        var list = processor.Get(name);
        List<TemplatePart> parts = [.. list.Items(MostParts).Select(item => Part(processor, item))];
        if (!parts.Where(part => part.Text is not null).Select(part => part.Text!.Value).Order().SequenceEqual(Enumerable.Range(0, texts)))
            throw list.Error(texts == 1 ? "it must hold the text A once and no other." : "it must hold each of the texts A and B once.");
        return parts;
    }

    private TemplatePart Part(JsonPart processor, JsonPart item)
    {
        if (item.Find("Sequence") is { } text)
        {
            var place = text.Get("id").Text() switch { "A" => 0, "B" => 1, _ => throw text.Error("its id is neither A nor B.") };
            return TemplatePart.Of(place, text.Get("type_id").Number());
        }
        var special = item.Get("SpecialToken");
        var ids = processor.Get("special_tokens").Get(special.Get("id").Text()).Get("ids").Items(MostTokens).Select(Known);
        return new TemplatePart(null, [.. ids], special.Get("type_id").Number());
    }

    private int Token(JsonPart pair) => pair.Items(most: 2) is [_, var id] ? Known(id) : throw pair.Error("it is not a token with its id.");

    private int Known(JsonPart id) => id.Number() is var number && number >= 0 && number < table.Count ? number : throw id.Error($"there is no token with id {number}.");
}
