namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the learning rate by gamma every epoch.</summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by gamma every epoch.</summary>
                public class ExponentialLR : LRScheduler
                {
                    private readonly double gamma;

                    /// <inheritdoc cref="lr_scheduler.ExponentialLR"/>
                    public ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Rates(rate => _last_epoch == 0 ? rate : rate * gamma);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => BaseRates(rate => rate * Math.Pow(gamma, _last_epoch));
                }
            }
        }
    }
}
