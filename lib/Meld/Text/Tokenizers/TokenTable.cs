namespace Meld.Text.Tokenizers;

/// <summary>All tokens of a tokenizer by id and back, added ones included.</summary>
internal sealed class TokenTable
{
    private readonly string[] tokens;
    private readonly Dictionary<string, int> ids;

    private TokenTable(string[] tokens, Dictionary<string, int> ids) => (this.tokens, this.ids) = (tokens, ids);

    /// <summary>How many tokens; ids are below it.</summary>
    public int Count => tokens.Length;

    /// <summary>The tokens in the order of their ids.</summary>
    public IReadOnlyList<string> Tokens => tokens;

    /// <summary>The token of an id.</summary>
    public string this[int id] => id >= 0 && id < tokens.Length
        ? tokens[id]
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"The vocabulary has {tokens.Length} tokens; there is no id {id}.");

    /// <summary>The id of a token; null where there is no such token.</summary>
    public int? IdOf(string token) => ids.TryGetValue(token, out var id) ? id : null;

    /// <summary>The table of tokens with their ids.</summary>
    /// <param name="ids">The id of each token.</param>
    /// <param name="file">The file to name in an error.</param>
    /// <param name="place">The key to name in an error, or null.</param>
    /// <exception cref="TokenizerException">An id is negative, given twice, or missing below the highest one.</exception>
    public static TokenTable Of(Dictionary<string, int> ids, string file, string? place)
    {
        var tokens = new string?[ids.Count];
        foreach (var (token, id) in ids)
        {
            if (id < 0 || id >= tokens.Length)
                throw new TokenizerException(file, place, $"the token {TokenizerException.Quote(token)} has id {id}, but ids of {ids.Count} tokens run from 0 to {ids.Count - 1}.");
            if (tokens[id] is { } other)
                throw new TokenizerException(file, place, $"the tokens {TokenizerException.Quote(other)} and {TokenizerException.Quote(token)} both have id {id}.");
            tokens[id] = token;
        }
        // As many different ids below their number as there are tokens: none is missing.
        return new TokenTable(tokens!, ids);
    }
}
