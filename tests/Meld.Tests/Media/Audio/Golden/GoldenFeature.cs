using System.Text.Json;
using Meld.Media;
using Meld.Media.Audio;
using Meld.Testing;

namespace Meld.Tests.Media.Audio.Golden;

/// <summary>A case of <c>features.json</c>: what torchaudio made of a waveform, every so many values of it.</summary>
internal sealed class GoldenFeature(JsonElement json)
{
    private static readonly Lazy<IReadOnlyList<GoldenFeature>> Loaded = new(Load);

    public string Kind => json.GetProperty("kind").GetString()!;

    public MelSettings Mel => json.GetProperty("mel").Deserialize<MelSettings>()!;

    public Waveform Waveform => GoldenSound.Chirp(json.GetProperty("samples").GetInt32(), Mel.SampleRate);

    public int this[string setting] => json.GetProperty(setting).GetInt32();

    public static IReadOnlyList<GoldenFeature> Of(string kind) => [.. Loaded.Value.Where(item => item.Kind == kind)];

    public bool Is(string setting) => json.GetProperty(setting).GetBoolean();

    public double? Number(string setting) => json.GetProperty(setting) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>Every value is as torchaudio's, within a share of it or an amount, whichever is more.</summary>
    public void AssertEqual(AudioFrames actual, double share, double amount)
    {
        Assert.Equal(json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()), [actual.Bands, actual.Count]);
        var (step, at) = (this["step"], 0);
        foreach (var expected in json.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()))
        {
            var isNear = Math.Abs(actual.Values[at] - expected) <= Math.Max(share * Math.Abs(expected), amount);
            Assert.True(isNear, $"{Kind} {Mel}: {actual.Values[at]} at {at}, not {expected}");
            at += step;
        }
        Assert.InRange(at, actual.Values.Length, actual.Values.Length + step - 1);
    }

    private static List<GoldenFeature> Load()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Meld.Tests", "Media", "Audio", "Golden", "features.json"));
        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(element => new GoldenFeature(element.Clone()))];
    }
}
