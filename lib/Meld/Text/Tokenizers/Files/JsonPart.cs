using System.Globalization;
using System.Text.Json;

namespace Meld.Text.Tokenizers.Files;

/// <summary>A value in a JSON file that knows its key, so that every error can name it.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Key">Its key, such as <c>model.vocab</c>; null of the whole.</param>
/// <param name="Element">The value.</param>
internal readonly record struct JsonPart(string File, string? Key, JsonElement Element)
{
    /// <summary>How an error names this place; null of the whole.</summary>
    public string? Place => Key is null ? null : $"key {Key}";

    /// <summary>Whether it is an object.</summary>
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    /// <summary>Reads a JSON file whole and gives it to a function.</summary>
    /// <exception cref="TokenizerException">It cannot be read, is no JSON, or the function says what else is wrong.</exception>
    public static T Read<T>(string path, Func<JsonPart, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(TokenizerFile.Bytes(path));
            return read(new JsonPart(path, null, document.RootElement));
        }
        catch (JsonException error)
        {
            throw new TokenizerException(path, TokenizerException.Line((int)(error.LineNumber ?? 0) + 1), "it is no valid JSON.", error);
        }
    }

    /// <summary>An error at this place.</summary>
    public TokenizerException Error(string problem, Exception? cause = null) => new(File, Place, problem, cause);

    /// <summary>The value of a key; null where there is none or it is null.</summary>
    /// <exception cref="TokenizerException">This is no object, or a key is no text.</exception>
    public JsonPart? Find(string name)
    {
        if (!IsObject) throw Error("it is no object.");
        try
        {
            return Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Child(name, value) : null;
        }
        catch (InvalidOperationException error)
        {
            throw NoText(error);
        }
    }

    /// <summary>The value of a key.</summary>
    /// <exception cref="TokenizerException">This is no object, or has no such key.</exception>
    public JsonPart Get(string name) => Find(name) ?? throw new TokenizerException(File, $"key {Join(name)}", "it is missing.");

    /// <summary>Sees that the object under a key is of a type.</summary>
    /// <exception cref="TokenizerException">It is missing or of another type.</exception>
    public void RequireType(string name, string type)
    {
        var found = Get(name).Get("type");
        if (found.Text() is var other && other != type) throw found.Error($"{TokenizerException.Quote(other)} is not supported; it must be \"{type}\".");
    }

    /// <summary>The text that this is.</summary>
    /// <exception cref="TokenizerException">It is no text.</exception>
    public string Text()
    {
        if (Element.ValueKind != JsonValueKind.String) throw Error("it is no text.");
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw Error("it escapes half a surrogate pair.", error);
        }
    }

    /// <summary>The truth value that this is.</summary>
    /// <exception cref="TokenizerException">It is neither true nor false.</exception>
    public bool Flag() => Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? Element.GetBoolean() : throw Error("it is neither true nor false.");

    /// <summary>The whole number that this is.</summary>
    /// <exception cref="TokenizerException">It is no whole number of 32 bits.</exception>
    public int Number() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var number) ? number : throw Error("it is no whole number of 32 bits.");

    /// <summary>The items of the list that this is, one after the other: what knows its key takes many times the room that it takes in the file.</summary>
    /// <exception cref="TokenizerException">It is no list.</exception>
    public IEnumerable<JsonPart> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array) throw Error("it is no list.");
        var i = 0;
        foreach (var item in Element.EnumerateArray()) yield return new JsonPart(File, string.Create(CultureInfo.InvariantCulture, $"{Key}[{i++}]"), item);
    }

    /// <summary>The items of a list that has few.</summary>
    /// <param name="most">The most that it may have.</param>
    /// <exception cref="TokenizerException">It is no list, or has more.</exception>
    public IReadOnlyList<JsonPart> Items(int most)
    {
        IReadOnlyList<JsonPart> items = [.. Items().Take(most + 1)];
        return items.Count <= most ? items : throw Error($"it has more than {most} items.");
    }

    /// <summary>The keys and values of the object that this is.</summary>
    /// <exception cref="TokenizerException">It is no object, or a key is no text.</exception>
    public IEnumerable<(string Name, JsonPart Value)> Properties()
    {
        if (!IsObject) throw Error("it is no object.");
        foreach (var property in Element.EnumerateObject())
        {
            var name = NameOf(property);
            yield return (name, Child(TokenizerException.Quote(name), property.Value));
        }
    }

    private string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException error)
        {
            throw NoText(error);
        }
    }

    private TokenizerException NoText(InvalidOperationException error) => Error("one of its keys escapes half a surrogate pair.", error);

    private JsonPart Child(string name, JsonElement value) => new(File, Join(name), value);

    private string Join(string name) => Key is null ? name : $"{Key}.{name}";
}
