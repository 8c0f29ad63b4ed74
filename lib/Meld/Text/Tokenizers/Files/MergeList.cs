using System.Text.Json;

namespace Meld.Text.Tokenizers.Files;

/// <summary>The merges of a byte-pair model in order: GPT-2's <c>merges.txt</c>, or <c>model.merges</c> of a <c>tokenizer.json</c>.</summary>
internal static class MergeList
{
    private const string Header = "#version";

    /// <summary>The two tokens of each merge and where the file has it.</summary>
    /// <exception cref="TokenizerException">The file cannot be read, or a line is not two tokens with a space between.</exception>
    public static IEnumerable<(string Left, string Right, string Place)> Read(string path)
    {
        foreach (var (number, line) in TokenizerFile.Lines(path))
        {
            if (line.StartsWith(Header, StringComparison.Ordinal)) continue;
            var place = TokenizerException.Line(number);
            if (line.Split(' ') is not [{ Length: > 0 } left, { Length: > 0 } right])
                throw new TokenizerException(path, place, "the line is not two tokens with a space between.");
            yield return (left, right, place);
        }
    }

    /// <summary>The two tokens of each merge, written as one text with a space between or as a list of two.</summary>
    /// <exception cref="TokenizerException">A merge is neither.</exception>
    public static IEnumerable<(string Left, string Right, string Place)> Read(JsonPart merges)
    {
        foreach (var merge in merges.Items())
        {
            IReadOnlyList<string> tokens = merge.Element.ValueKind == JsonValueKind.Array ? [.. merge.Items(most: 2).Select(token => token.Text())] : merge.Text().Split(' ');
            if (tokens is not [{ Length: > 0 } left, { Length: > 0 } right]) throw merge.Error("the merge is not of two tokens.");
            yield return (left, right, merge.Place!);
        }
    }
}
