namespace Meld.Media.Synthesis;

/// <summary>What a speaker's drawn face looks like. Sizes are factors, 1 for the usual.</summary>
internal sealed record SpeakerLook
{
    public required Ink Skin { get; init; }

    public required Ink Hair { get; init; }

    public required HairStyle Style { get; init; }

    public required Ink Clothes { get; init; }

    public required Ink Background { get; init; }

    public Ink Eyes { get; init; } = Ink.Of(0x4A3A2A);

    public Ink Cap { get; init; }

    public float Width { get; init; } = 1;

    public float Length { get; init; } = 1;

    public float Jaw { get; init; } = 1;

    public float EyeSize { get; init; } = 1;

    public float BrowThickness { get; init; } = 1;

    public float NoseLength { get; init; } = 1;

    public float LipFullness { get; init; } = 1;

    public float Stature { get; init; } = 1;

    public bool Glasses { get; init; }

    public bool Beard { get; init; }

    public bool Moustache { get; init; }

    /// <summary>Lines of age, from 0 to 1.</summary>
    public float Age { get; init; }

    /// <summary>What the face does even at rest.</summary>
    public Expression Rest { get; init; } = Expression.Rest;
}
