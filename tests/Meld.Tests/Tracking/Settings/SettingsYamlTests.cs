using FsCheck;
using FsCheck.Fluent;
using Meld.Testing;
using Meld.Tracking.Settings;

namespace Meld.Tests.Tracking.Settings;

public sealed class SettingsYamlTests
{
    private const string Smallest = "parts: {text: {name: words}}\n";

    [Fact]
    public void Parse_OnlyWhatIsRequired_HasEveryDefault()
    {
        var settings = Parse(Smallest);

        Assert.Equal("words", settings.Parts.Text!.Name);
        Assert.Equal(128, settings.Parts.Text.Output);
        Assert.Equal([3, 4, 5], settings.Parts.Text.Widths);
        Assert.Null(settings.Parts.Audio);
        Assert.Null(settings.Context);
        Assert.Equal(new SampleRate(5e-4) { Text = 8e-6 }, settings.Training.LearningRate);
    }

    [Fact]
    public void Parse_Everything_IsRead()
    {
        var settings = Parse(
            """
            parts:
              text: {name: "1e3", output: 16, weights: ~, freeze: true, widths: [], shares: {b: 1, a: .5}}
              audio: {name: mel-conv, widths: [1, 9]}
            context: {direction: nearest-speaker, size: null}
            training:
              learning_rate: {default: 1e-3, text: 1}
              epochs: 7
              warmup: -3
              label_smoothing: 0
              clip_norm: null
              budget: 9007199254740993
              rates: {past: [1e-3, {default: 2, text: 3}], both: []}
            """);

        Assert.Equal("1e3", settings.Parts.Text!.Name);
        Assert.Empty(settings.Parts.Text.Widths);
        Assert.Equal([KeyValuePair.Create("a", 0.5), KeyValuePair.Create("b", 1.0)], settings.Parts.Text.Shares);
        Assert.True(settings.Parts.Text.Freeze);
        Assert.Equal([1, 9], settings.Parts.Audio!.Widths);
        Assert.Equal(new SampleContext(SampleDirection.NearestSpeaker, null), settings.Context);
        Assert.Equal(new SampleRate(1e-3) { Text = 1 }, settings.Training.LearningRate);
        Assert.Equal((7, -3, 0.0), (settings.Training.Epochs, settings.Training.Warmup, settings.Training.LabelSmoothing));
        Assert.Equal(9007199254740993, settings.Training.Budget);
        Assert.Null(settings.Training.ClipNorm);
        Assert.Equal([new SampleRate(1e-3), new SampleRate(2) { Text = 3 }], settings.Training.Rates[SampleDirection.Past]);
    }

    [Theory]
    [InlineData("learning_rate: 1e-3", 1e-3, 8e-6)]
    [InlineData("learning_rate: {text: 0.25}", 5e-4, 0.25)]
    [InlineData("learning_rate: {default: 2, text: null}", 2, null)]
    public void Parse_SomeKeysOfABlock_TheOthersStayAsTheOuterDefaultHasThem(string line, double rate, double? text) =>
        Assert.Equal(new SampleRate(rate) { Text = text }, Parse($"{Smallest}training:\n  {line}\n").Training.LearningRate);

    [Theory]
    [InlineData("training: {epoch: 3}", "x.yaml, line 2: unknown key `training.epoch`; did you mean `training.epochs`?")]
    [InlineData("training: {label-smoothing: 0}", "x.yaml, line 2: unknown key `training.label-smoothing`; did you mean `training.label_smoothing`?")]
    [InlineData("warmup: 3", "x.yaml, line 2: unknown key `warmup`; did you mean `training.warmup`?")]
    [InlineData("<<: {}", "x.yaml, line 2: unknown key `<<`; known here: parts, context, training")]
    [InlineData("training: {epochs: 1, epochs: 2}", "x.yaml, line 2: the key `training.epochs` stands here again, after line 2")]
    [InlineData("training: {epochs: 1.5}", "x.yaml, line 2: `training.epochs` must be a whole number, not `1.5`")]
    [InlineData("training: {epochs: \"3\"}", "x.yaml, line 2: `training.epochs` must be a whole number, not `3`")]
    [InlineData("training: {epochs: 1_000}", "x.yaml, line 2: `training.epochs` must be a whole number, not `1_000`")]
    [InlineData("training: {epochs: 0}", "x.yaml, line 2: `training.epochs` must be from 1 to 1000, not `0`")]
    [InlineData("training: {epochs: 2147483648}", "x.yaml, line 2: `training.epochs` must be at most 2147483647, not `2147483648`")]
    [InlineData("training: {epochs: }", "x.yaml, line 2: `training.epochs` has no value")]
    [InlineData("training: {epochs: [3]}", "x.yaml, line 2: `training.epochs` must be a single value, not a list")]
    [InlineData("training: {label_smoothing: 1}", "x.yaml, line 2: `training.label_smoothing` must be at least 0 and less than 1, not `1`")]
    [InlineData("training: {label_smoothing: a lot}", "x.yaml, line 2: `training.label_smoothing` must be a number, not `a lot`")]
    [InlineData("training: {label_smoothing: .nan}", "x.yaml, line 2: `training.label_smoothing` must be a number, not `.nan`")]
    [InlineData("training: {label_smoothing: NaN}", "x.yaml, line 2: `training.label_smoothing` must be a number, not `NaN`")]
    [InlineData("training: {label_smoothing: 1e999}", "x.yaml, line 2: `training.label_smoothing` is too large: `1e999`")]
    [InlineData("training: {label_smoothing: \"1,5\"}", "x.yaml, line 2: `training.label_smoothing` must be a number, not `1,5`")]
    [InlineData("training: {clip_norm: 1e39}", "x.yaml, line 2: `training.clip_norm` is too large: `1e39`")]
    [InlineData("training: {clip_norm: 0}", "x.yaml, line 2: `training.clip_norm` must be greater than 0, not `0`")]
    [InlineData("training: {learning_rate: 11}", "x.yaml, line 2: `training.learning_rate.default` must be from 0 to 10, not `11`")]
    [InlineData("training: {learning_rate: [1]}", "x.yaml, line 2: `training.learning_rate` must be a mapping, not a list")]
    [InlineData("training: {rates: {sideways: []}}", "x.yaml, line 2: `training.rates.sideways` must be one of past, both, nearest-speaker, not `sideways`")]
    [InlineData("training: {pause: long}", "x.yaml, line 2: `training.pause` cannot be `long`: *")]
    [InlineData("training: {warmup: 50}", "x.yaml, line 2: `training.warmup` must be at most `training.epochs`")]
    [InlineData("training:\n  epochs: 3\n  warmup: 4", "x.yaml, line 4: `training.warmup` must be at most `training.epochs`")]
    [InlineData("training: none", "x.yaml, line 2: `training` must be a mapping, not `none`")]
    [InlineData("context: {direction: Past}", "x.yaml, line 2: `context.direction` must be one of past, both, nearest-speaker, not `Past`")]
    [InlineData("context: {direction: 1}", "x.yaml, line 2: `context.direction` must be one of past, both, nearest-speaker, not `1`")]
    [InlineData("context: !part {}", "x.yaml, line 2: the tag `!part` is not understood; leave it out")]
    [InlineData("context: *part", "x.yaml, line 2: the alias `*part` is not understood; write the value again*")]
    [InlineData("context: {direction: past", "x.yaml, line *: not readable as YAML: *")]
    [InlineData("? [a]\n: 1", "x.yaml, line 2: a key must be a single word")]
    [InlineData("---\na: 1", "x.yaml, line 2: a second document; settings are one")]
    public void Parse_SomethingWrong_NamesFileLineAndKey(string line, string message) => AssertLike(message, Fails(Smallest + line));

    [Theory]
    [InlineData("", "x.yaml: the key `parts` is missing")]
    [InlineData("# nothing yet\n", "x.yaml: the key `parts` is missing")]
    [InlineData("parts:\n", "x.yaml, line 1: `parts` has no value")]
    [InlineData("\nparts:\n  text:\n    output: 3\n", "x.yaml, line 3: the key `parts.text.name` is missing")]
    [InlineData("parts: {text: {name: &n words}, audio: {name: *n}}", "x.yaml, line 1: the alias `*n` is not understood; write the value again*")]
    [InlineData("parts: {text: {name: w, freeze: yes}}", "x.yaml, line 1: `parts.text.freeze` must be true or false, not `yes`")]
    [InlineData("parts: {text: {name: w, freeze: \"true\"}}", "x.yaml, line 1: `parts.text.freeze` must be true or false, not `true`")]
    [InlineData("parts: {text: {name: w, output: 0}}", "x.yaml, line 1: `parts.text.output` must be at least 1, not `0`")]
    [InlineData("parts: {text: {name: w, widths: 3}}", "x.yaml, line 1: `parts.text.widths` must be a list, not `3`")]
    [InlineData("parts:\n  text:\n    name: w\n    widths:\n    - 1\n    - x", "x.yaml, line 6: `parts.text.widths[1]` must be a whole number, not `x`")]
    [InlineData("parts: {text: {name: w, widths: [1, ]}}\nparts: {}", "x.yaml, line 2: the key `parts` stands here again, after line 1")]
    [InlineData("parts: {text: {name: w, widths: [~]}}", "x.yaml, line 1: `parts.text.widths[0]` has no value")]
    [InlineData("parts: {text: {name: w, shares: {a: b}}}", "x.yaml, line 1: `parts.text.shares.a` must be a number, not `b`")]
    [InlineData("- parts", "x.yaml, line 1: settings are a mapping of keys to values")]
    [InlineData("parts", "x.yaml, line 1: settings are a mapping of keys to values")]
    public void Parse_WrongFile_NamesFileLineAndKey(string text, string message) => AssertLike(message, Fails(text));

    [Fact]
    public void Parse_SeveralProblems_AllAtOnceByLine() => Assert.Equal(
        """
        x.yaml: the key `parts` is missing
        x.yaml, line 1: `training.epochs` must be a whole number, not `many`
        x.yaml, line 2: the key `training` stands here again, after line 1
        x.yaml, line 3: unknown key `contxt`; did you mean `context`?
        override `training.epoch=1`: unknown key `training.epoch`; did you mean `training.epochs`?
        """,
        Fails("training: {epochs: many}\ntraining: {}\ncontxt: {}\n", "training.epoch=1"));

    [Theory]
    [InlineData("low: 10", "x.yaml: `high` must be above `low`")]
    [InlineData("low: 101\nhigh: 200", "x.yaml, line 1: `low` must be from 0 to 100, not `101`")]
    [InlineData("low: 1\nname: \"\"", "x.yaml: `name`: a name is needed")]
    public void Parse_RecordRefusesAValue_SaysWhatItSays(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SettingsException>(() => SettingsYaml.Parse<PickySettings>(text, "x.yaml", [])).Message);

    [Fact]
    public void Parse_TypeThatIsNoSettingsRecord_IsAMistakeInTheProgram() => Assert.Equal(
        "NoSettings is no settings record: its constructor takes `hidden`, which is no property.",
        Assert.Throws<NotSupportedException>(() => SettingsYaml.Parse<NoSettings>("", "x.yaml", [])).Message);

    [Fact]
    public void Parse_DamagedFile_IsReadOrRefusedAndNothingElse()
    {
        var whole = SettingsYaml.Write(Parse(Smallest));
        var random = new Random(7);
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var (hole, place) = (random.Next(whole.Length), random.Next(whole.Length));
            var text = whole.Remove(hole, 1).Insert(hole, Piece()).Insert(place, Piece());
            try
            {
                Assert.NotNull(Parse(text));
            }
            catch (SettingsException error)
            {
                Assert.NotEmpty(error.Problems);
            }
        }

        string Piece() => new(random.GetItems("\n:-[]{}\"'|>%&*!?#\0\t, ".AsSpan(), random.Next(3)));
    }

    [Fact]
    public void Parse_ThousandsOfBrackets_IsAProblemAndNotTheEndOfTheProcess() =>
        Assert.Contains("more than 32 levels deep", Fails("parts: " + new string('[', 5_000) + new string(']', 5_000)));

    [Fact]
    public void Parse_Overrides_AreLaidOverTheFile()
    {
        var settings = Parse(
            $"{Smallest}context: {{direction: past}}\ntraining: {{learning_rate: 1e-3}}\n",
            "training.epochs=3", "training.learning_rate.text=5e-5", "context=", "parts.audio={name: mel, widths: [1]}", "parts.text.weights=a=b",
            "training.epochs=4");

        Assert.Equal(4, settings.Training.Epochs);
        Assert.Equal(new SampleRate(1e-3) { Text = 5e-5 }, settings.Training.LearningRate);
        Assert.Null(settings.Context);
        Assert.Equal([1], settings.Parts.Audio!.Widths);
        Assert.Equal("a=b", settings.Parts.Text!.Weights);
    }

    [Theory]
    [InlineData("training.learning_rate={default: 1e-3}", 1e-3)]
    [InlineData("training.learning_rate=2e-3", 2e-3)]
    public void Parse_OverrideOfABlock_ReplacesWhatTheFileSays(string text, double rate) =>
        Assert.Equal(rate, Parse($"{Smallest}training: {{learning_rate: {{default: 7, text: 7}}}}", text).Training.LearningRate.Default);

    [Theory]
    [InlineData("training.epochs=many", "override `training.epochs=many`: `training.epochs` must be a whole number, not `many`")]
    [InlineData("training.epochs=0", "override `training.epochs=0`: `training.epochs` must be from 1 to 1000, not `0`")]
    [InlineData("epochs=3", "override `epochs=3`: unknown key `epochs`; did you mean `training.epochs`?")]
    [InlineData("trainin.epochs=3", "override `trainin.epochs=3`: unknown key `trainin`; did you mean `training`?")]
    [InlineData("training.epochs.x=3", "override `training.epochs.x=3`: `training.epochs` must be a single value, not a mapping")]
    [InlineData("training={epochs: 3, epochs: 4}", "override `training={epochs: 3, epochs: 4}`: the key `epochs` stands here again")]
    [InlineData("parts.audio.output=3", "override `parts.audio.output=3`: the key `parts.audio.name` is missing")]
    [InlineData("training.epochs", "override `training.epochs`: not of the form key=value")]
    [InlineData("training..epochs=1", "override `training..epochs=1`: not of the form key=value")]
    [InlineData("=1", "override `=1`: not of the form key=value")]
    [InlineData("context={", "override `context={`: not readable as YAML: *")]
    public void Parse_WrongOverride_IsNamed(string text, string message) => AssertLike(message, Fails(Smallest, text));

    [Fact]
    public void Write_Settings_HasEveryDefaultAndReadsWell() => Snapshot.Match(
        SettingsYaml.Write(Parse(
            """
            parts: {text: {name: bert, weights: "no"}}
            context: {size: null}
            training: {learning_rate: {default: 5e-5, text: null}, budget: 100000000000, rates: {both: [], past: [1, {default: 2e-7, text: 3}]}}
            """)),
        "settings");

    [Fact]
    public void ParseOfWrite_AnySettings_AreTheSettingsAndTheSameText() => Prop.ForAll(AnySettings.ToArbitrary(), settings =>
    {
        var text = SettingsYaml.Write(settings);
        var again = Parse(text);
        return SettingsYaml.Write(again) == text && Flat(again) == Flat(settings);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Write_NumberThatIsNotFinite_IsRefused(double value) => Assert.Throws<ArgumentException>(() => SettingsYaml.Write(new SampleRate(value)));

    private static Gen<SampleSettings> AnySettings =>
        from text in AnyEncoder
        from audio in AnyEncoder.OrNull()
        from context in AnyContext.OrNull()
        from rate in AnyRate
        from epochs in Gen.Choose(1, 1000)
        from smoothing in Gen.Choose(0, 1 << 30)
        from clip in Gen.OneOf(Gen.Constant((float?)null), Gen.Choose(1, int.MaxValue).Select(bits => (float?)BitConverter.Int32BitsToSingle(bits)))
        from rates in AnyRate.ListOf()
        select new SampleSettings
        {
            Parts = new SampleParts(text, audio),
            Context = context,
            Training = new SampleTraining
            {
                LearningRate = rate,
                Epochs = epochs,
                LabelSmoothing = smoothing / (double)(1 << 30) / 1.5,
                ClipNorm = clip is { } norm && float.IsFinite(norm) ? norm : null,
                Rates = new Dictionary<SampleDirection, IReadOnlyList<SampleRate>> { [SampleDirection.Both] = [.. rates], [SampleDirection.Past] = [] },
            },
        };

    private static Gen<SampleEncoder> AnyEncoder =>
        from name in AnyText
        from weights in AnyText.OrNull()
        from freeze in Gen.Elements(true, false)
        from widths in Gen.Choose(1, 9).ListOf()
        from keys in AnyText.ListOf()
        select new SampleEncoder(name)
        {
            Weights = weights,
            Freeze = freeze,
            Widths = [.. widths],
            Shares = keys.Distinct().ToDictionary(key => key, key => key.Length / 3.0),
        };

    private static Gen<SampleContext> AnyContext =>
        from direction in Gen.Elements(Enum.GetValues<SampleDirection>())
        from size in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(-5, 5).Select(size => (int?)size))
        select new SampleContext(direction, size);

    private static Gen<SampleRate> AnyRate =>
        from mantissa in Gen.Choose(0, 1_000_000)
        from exponent in Gen.Choose(6, 30)
        from text in Gen.OneOf(Gen.Constant((double?)null), ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => (double?)number.Get))
        select new SampleRate(mantissa * Math.Pow(10, -exponent)) { Text = text };

    // Words that YAML could take for something else, and letters of every kind.
    private static Gen<string> AnyText => Gen.OneOf(
        Gen.Elements("", " ", "null", "~", "true", "no", "1e-3", "0x1F", "12:30:00", ".5", "mel-conv", "- a", "a: b", "#c", "a #b", "=", "<<", "?"),
        Gen.Elements("'", "\"", "\\", "{", "*x", "&x", "!t", "%", "@", "`"),
        Gen.Elements('a', ' ', '\n', '\r', '\t', '\0', '\x1b', '\x85', 'é', '\u2028', '\ufeff', '…', '"', '\\', ':', '#', '\'').ListOf()
            .Select(letters => string.Concat(letters)));

    private static string Flat(SampleSettings settings) => System.Text.Json.JsonSerializer.Serialize(settings with
    {
        Training = settings.Training with { Rates = settings.Training.Rates.OrderBy(pair => pair.Key).ToDictionary() },
        Parts = new SampleParts(Sorted(settings.Parts.Text), Sorted(settings.Parts.Audio)),
    });

    private static SampleEncoder? Sorted(SampleEncoder? encoder) =>
        encoder is null ? null : encoder with { Shares = encoder.Shares.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary() };

    private static SampleSettings Parse(string text, params string[] overrides) => SettingsYaml.Parse<SampleSettings>(text, "x.yaml", overrides);

    private static string Fails(string text, params string[] overrides) => Assert.Throws<SettingsException>(() => Parse(text, overrides)).Message;

    // `*` stands for the words of a library.
    private static void AssertLike(string expected, string actual) =>
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(expected).Replace(@"\ \*", " .*").Replace(@"again\*", @"again(.|\n)*") + "$", actual);
}
