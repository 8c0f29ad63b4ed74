namespace TorchSharp.Modules;

public partial class Rprop
{
    /// <summary>The options of a group of Rprop. What is null is taken from the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Whether to climb instead of to fall.</summary>
        public bool? maximize;

        /// <summary>Factor of the step size after a change of sign, in (0, 1).</summary>
        public double? etaminus;

        /// <summary>Factor of the step size after the same sign, above 1.</summary>
        public double? etaplus;

        /// <summary>Smallest step size.</summary>
        public double? min_step;

        /// <summary>Largest step size.</summary>
        public double? max_step;

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            etaminus = reader.ReadDouble();
            etaplus = reader.ReadDouble();
            min_step = reader.ReadDouble();
            max_step = reader.ReadDouble();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            maximize = other.maximize;
            etaminus = other.etaminus;
            etaplus = other.etaplus;
            min_step = other.min_step;
            max_step = other.max_step;
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize!.Value);
            writer.Write(etaminus!.Value);
            writer.Write(etaplus!.Value);
            writer.Write(min_step!.Value);
            writer.Write(max_step!.Value);
        }
    }
}
