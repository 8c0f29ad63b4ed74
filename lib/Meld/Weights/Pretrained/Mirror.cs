namespace Meld.Weights.Pretrained;

/// <summary>Where published files are asked for in place of the addresses that they are published at.</summary>
public sealed record Mirror
{
    /// <summary>Nowhere else.</summary>
    public static Mirror None { get; } = new();

    /// <summary>A copy of every host, which has <c>https://HOST/PATH</c> as <c>HOST/PATH</c> under this address; null for none.</summary>
    public Uri? Everything { get; init; }

    /// <summary>What stands in for <c>https://huggingface.co</c>, as <c>HF_ENDPOINT</c> does for Hugging Face's own programs; null for none.</summary>
    public Uri? HuggingFace { get; init; }

    /// <summary>The mirrors that <c>MELD_MIRROR</c> and <c>HF_ENDPOINT</c> name.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <exception cref="WeightsException">One of them is no http or https address.</exception>
    public static Mirror FromEnvironment(Func<string, string?> variable) =>
        new() { Everything = Address(variable, "MELD_MIRROR"), HuggingFace = Address(variable, "HF_ENDPOINT") };

    /// <summary>Where to ask for what is published at an address.</summary>
    public Uri Of(Uri address) => this switch
    {
        { Everything: { } mirror } => Below(mirror, address.Authority + address.PathAndQuery),
        { HuggingFace: { } mirror } when address.Host == "huggingface.co" => Below(mirror, address.PathAndQuery.TrimStart('/')),
        _ => address,
    };

    /// <summary>Reads an http or https address; null for any other text.</summary>
    public static Uri? Parse(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static Uri Below(Uri folder, string path) => new($"{folder.AbsoluteUri.TrimEnd('/')}/{path}");

    private static Uri? Address(Func<string, string?> variable, string name) => variable(name) switch
    {
        null or "" => null,
        var text => Parse(text) ?? throw new WeightsException($"{name} is '{text}', and it has to be an http or https address."),
    };
}
