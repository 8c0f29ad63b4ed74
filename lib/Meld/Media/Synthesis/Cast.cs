using static Meld.Media.Synthesis.ActionUnit;

namespace Meld.Media.Synthesis;

/// <summary>
/// The people of the sample corpus. The eight who recur are written by hand after what its page says of them, the others need only a voice and an age.
/// </summary>
internal static class Cast
{
    private static readonly Ink[] Skins = [Ink.Of(0xF1CDB3), Ink.Of(0xE3B392), Ink.Of(0xC98F68), Ink.Of(0x9B6644), Ink.Of(0x6E4630), Ink.Of(0xF5D9C8)];
    private static readonly Ink[] HairColors = [Ink.Of(0x2A1F1A), Ink.Of(0x5A3B22), Ink.Of(0x8A5A2B), Ink.Of(0xC39A55), Ink.Of(0x1B1A1E), Ink.Of(0x7A2E1B)];
    private static readonly Ink Grey = Ink.Of(0xB9B5AE);
    private static readonly Ink[] Cloths = [Ink.Of(0x34506B), Ink.Of(0x6B3A3A), Ink.Of(0x3F5A40), Ink.Of(0x5B4A70), Ink.Of(0x7A6A45), Ink.Of(0x404048)];
    private static readonly Ink[] Walls = [Ink.Of(0xBFC8CC), Ink.Of(0xCFC3AE), Ink.Of(0xB4C0AF), Ink.Of(0xC9B5B0), Ink.Of(0xAEB6C6), Ink.Of(0xD2CDBE)];
    private static readonly HairStyle[] MensHair = [HairStyle.Short, HairStyle.Parted, HairStyle.Curly, HairStyle.Fringe];
    private static readonly HairStyle[] WomensHair = [HairStyle.Bob, HairStyle.Long, HairStyle.Bun, HairStyle.Curly];

    private static readonly Dictionary<string, CastMember> Members = new()
    {
        ["Maren"] = new(new("en-gb-scotland", "f2", 44, 164), new()
        {
            Skin = Ink.Of(0xECC3A6),
            Hair = Ink.Of(0x8C4A22),
            Style = HairStyle.Bun,
            Clothes = Ink.Of(0x2F4858),
            Background = Ink.Of(0xA9B7B4),
            Eyes = Ink.Of(0x4F6B4A),
            Jaw = 1.05f,
            BrowThickness = 1.1f,
            Age = 0.4f,
            Rest = new() { [BrowLowerer] = 0.1f, [LipPressor] = 0.1f },
        }),
        ["Oskar"] = new(new("en-gb-scotland", "croak", 40, 146, 0.25), new()
        {
            Skin = Ink.Of(0xE2AE90),
            Hair = Ink.Of(0xE4E1DB),
            Style = HairStyle.Fringe,
            Clothes = Ink.Of(0x23324A),
            Background = Ink.Of(0xB9AE98),
            Eyes = Ink.Of(0x56748C),
            Width = 1.04f,
            NoseLength = 1.2f,
            BrowThickness = 1.5f,
            Beard = true,
            Age = 1,
        }),
        ["Tilda"] = new(new("en-gb-x-gbcwmd", "f3", 56, 182), new()
        {
            Skin = Ink.Of(0xF6D6C2),
            Hair = Ink.Of(0xD8B15E),
            Style = HairStyle.Long,
            Clothes = Ink.Of(0x7D4B32),
            Background = Ink.Of(0xA8B9CB),
            Eyes = Ink.Of(0x4C7A94),
            Width = 0.95f,
            EyeSize = 1.1f,
            BrowThickness = 0.8f,
            LipFullness = 1.1f,
        }),
        ["Joss"] = new(new("en-gb-x-gbclan", "m3", 52, 178), new()
        {
            Skin = Ink.Of(0x8C5A3C),
            Hair = Ink.Of(0x1C1614),
            Style = HairStyle.Curly,
            Clothes = Ink.Of(0x4B5D3A),
            Background = Ink.Of(0xC4B79B),
            Jaw = 1.12f,
            BrowThickness = 1.25f,
            LipFullness = 1.2f,
        }),
        ["Priya"] = new(new("en", "f5", 48, 172), new()
        {
            Skin = Ink.Of(0xB57C54),
            Hair = Ink.Of(0x1A1518),
            Style = HairStyle.Bob,
            Clothes = Ink.Of(0xA8453F),
            Background = Ink.Of(0xD8C8A6),
            Eyes = Ink.Of(0x38261C),
            LipFullness = 1.2f,
            Age = 0.2f,
            Rest = new() { [LipCornerPuller] = 0.06f },
        }),
        ["Wren"] = new(new("en-gb-x-rp", "Annie", 54, 176), new()
        {
            Skin = Ink.Of(0xC08A62),
            Hair = Ink.Of(0x2A1C18),
            Style = HairStyle.Plaits,
            Clothes = Ink.Of(0xE0B23C),
            Background = Ink.Of(0xB7D0C2),
            Eyes = Ink.Of(0x3C281C),
            Width = 0.92f,
            Length = 0.86f,
            Jaw = 0.9f,
            EyeSize = 1.3f,
            BrowThickness = 0.7f,
            NoseLength = 0.7f,
            LipFullness = 0.9f,
            Stature = 0.85f,
        }),
        ["Ben"] = new(new("en-gb-x-rp", "m5", 47, 162), new()
        {
            Skin = Ink.Of(0xF0C8B0),
            Hair = Ink.Of(0x6A5A4C),
            Style = HairStyle.Parted,
            Clothes = Ink.Of(0x555A66),
            Background = Ink.Of(0xC3C6BC),
            Eyes = Ink.Of(0x5A6A72),
            Width = 0.97f,
            Length = 1.06f,
            Glasses = true,
            Moustache = true,
            Age = 0.5f,
        }),
        ["Ines"] = new(new("en-029", "f4", 38, 160), new()
        {
            Skin = Ink.Of(0xD39F78),
            Hair = Grey,
            Style = HairStyle.Bob,
            Clothes = Ink.Of(0x2E6E73),
            Background = Ink.Of(0x9FB4BD),
            Eyes = Ink.Of(0x3A2C22),
            Width = 1.08f,
            Length = 0.96f,
            BrowThickness = 1.1f,
            Age = 0.7f,
        }),
        ["Hask"] = Man("Hask", "en-gb-x-rp", "m7", 40, 158, 0.6f, look => look with { Glasses = true, Style = HairStyle.Fringe }),
        ["Lukas"] = Man("Lukas", "en-us", "m1", 54, 170, 0.1f),
        ["Pell"] = Man("Pell", "en-gb-x-gbclan", "m8", 42, 148, 0.9f, look => look with { Moustache = true, Background = Walls[1] }),
        ["Castor"] = Man("Castor", "en-gb-x-rp", "m2", 52, 168, 0.3f, look => look with { Hair = HairColors[0] }),
        ["Quill"] = Man("Quill", "en-gb-x-rp", "m4", 50, 160, 0.5f, look => look with { Style = HairStyle.Bald, Glasses = true }),
        ["Radio"] = Man("Radio", "en-gb-scotland", "m6", 52, 178, 0.2f, look => look with { Style = HairStyle.Cap, Cap = Ink.Of(0xC4772B) }),
        ["Courier"] = Man("Courier", "en-gb-x-gbcwmd", "m2", 50, 184, 0.1f, look => look with { Style = HairStyle.Cap, Cap = Ink.Of(0x7A4A28) }),
        ["Steward"] = Man("Steward", "en", "m3", 55, 172, 0.1f, look => look with { Clothes = Ink.Of(0xE8E4DA) }),
        ["Customer"] = Man("Customer", "en-gb-x-gbclan", "m5", 44, 166, 0.5f, look => look with { Beard = true }),
        ["Inspector"] = Man("Inspector", "en", "m4", 48, 164, 0.4f, look => look with { Glasses = true }),
        ["Announcer"] = Man("Announcer", "en-gb-x-rp", "m1", 58, 186, 0.3f, look => look with { Style = HairStyle.Cap, Cap = Ink.Of(0xB8303A) }),
        ["Amelia"] = Woman("Amelia", "en-us", "f2", 54, 170, 0),
        ["Delia"] = Woman("Delia", "en-gb-x-rp", "f1", 44, 160, 0.5f, look => look with { Glasses = true, Style = HairStyle.Bun }),
        ["Nurse"] = Woman("Nurse", "en-gb-scotland", "f5", 46, 168, 0.3f,
            look => look with { Style = HairStyle.Cap, Cap = Ink.Of(0xEEF0F2), Clothes = Ink.Of(0x9CC0D2) }),
        ["Vet"] = Woman("Vet", "en-gb-x-gbclan", "f4", 50, 166, 0.2f, look => look with { Clothes = Ink.Of(0x4C8C7C) }),
        ["Guest"] = Woman("Guest", "en-us", "f3", 42, 168, 0.6f),
    };

    /// <summary>Everybody's name.</summary>
    public static IReadOnlyCollection<string> Names => Members.Keys;

    /// <summary>The voice and the look of a speaker.</summary>
    /// <exception cref="ArgumentException">Nobody in the cast has that name.</exception>
    public static CastMember Of(string speaker) =>
        Members.TryGetValue(speaker, out var member) ? member : throw new ArgumentException($"Nobody in the cast is called '{speaker}'.");

    private static CastMember Man(
        string name, string accent, string variant, double pitch, double speed, float age, Func<SpeakerLook, SpeakerLook>? change = null)
    {
        var look = Drawn(name, MensHair, age) with { Jaw = 1.1f, BrowThickness = 1.25f };
        return new CastMember(new SpeakerVoice(accent, variant, pitch, speed), change?.Invoke(look) ?? look);
    }

    private static CastMember Woman(
        string name, string accent, string variant, double pitch, double speed, float age, Func<SpeakerLook, SpeakerLook>? change = null)
    {
        var look = Drawn(name, WomensHair, age) with { LipFullness = 1.15f };
        return new CastMember(new SpeakerVoice(accent, variant, pitch, speed), change?.Invoke(look) ?? look);
    }

    private static SpeakerLook Drawn(string name, HairStyle[] styles, float age)
    {
        var draws = new SeededDraws(0, name);
        return new SpeakerLook
        {
            Skin = draws.Choice("skin", Skins),
            Hair = age > 0.55f ? Grey : draws.Choice("hair", HairColors),
            Style = draws.Choice("style", styles),
            Clothes = draws.Choice("clothes", Cloths),
            Background = draws.Choice("background", Walls),
            Width = Factor("width", 0.94, 1.06),
            Length = Factor("length", 0.95, 1.06),
            EyeSize = Factor("eyes", 0.92, 1.1),
            NoseLength = Factor("nose", 0.85, 1.2),
            Age = age,
        };

        float Factor(string what, double low, double high) => (float)draws.Uniform(what, low, high);
    }
}
